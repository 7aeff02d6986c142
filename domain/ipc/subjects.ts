import { z } from 'zod';
import { billCalls, billScreens } from './bills.ts';
import { cancelBookingCalls, cancelBookingScreens } from './cancel-booking.ts';
import { collectionCalls, collectionScreens } from './collection.ts';
import { formCalls, formScreens } from './forms.ts';
import { lookUpCalls, lookUpScreens } from './look-up.ts';
import { paymentCalls, paymentScreens } from './payment.ts';
import { queueCalls, queueScreens } from './queue.ts';
import { ratingCalls } from './rating.ts';
import { startCalls, startScreens } from './start.ts';
import { statusCalls, statusScreens } from './status.ts';

/** What the resident sees: the screen and all it needs. The renderer adds only what is being typed. */
export const Screen = z.discriminatedUnion('kind', [
  ...startScreens,
  ...lookUpScreens,
  ...billScreens,
  ...formScreens,
  ...statusScreens,
  ...cancelBookingScreens,
  ...collectionScreens,
  ...queueScreens,
  ...paymentScreens,
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenKind = Screen['kind'];
export type ScreenOf<Kind extends ScreenKind> = Extract<Screen, { kind: Kind }>;

/** What the resident does: answered by the session, with `not-now` as long as there is none. */
export const sessionCalls = {
  ...startCalls,
  ...lookUpCalls,
  ...billCalls,
  ...formCalls,
  ...statusCalls,
  ...cancelBookingCalls,
  ...collectionCalls,
  ...queueCalls,
  ...ratingCalls,
  ...paymentCalls,
};
