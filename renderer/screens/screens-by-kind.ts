import type { Screen } from '../../domain/ipc/index.ts';
import { indexing } from '../content/index.ts';
import { createLate, type Late } from '../late/index.ts';
import type { ScreensOf } from './parts/index.ts';
import { practice } from './practice/index.ts';
import { startScreens } from './start/index.ts';

const start: Late<typeof startScreens> = { now: () => startScreens, load: async () => startScreens };
const home = createLate(async () => (await import('./home/index.ts')).homeScreens);
const lookUp = createLate(async () => {
  const [{ lookUpScreens }] = await Promise.all([import('./look-up/index.ts'), indexing.load()]);
  return lookUpScreens;
});
const bills = createLate(async () => (await import('./bills/index.ts')).billsScreens);
const payment = createLate(async () => (await import('./payment/index.ts')).paymentScreens);
const form = createLate(async () => (await import('./form/index.ts')).formScreens);
const booking = createLate(async () => (await import('./booking/index.ts')).bookingScreens);
const collection = createLate(async () => (await import('./collection/index.ts')).collectionScreens);
const queue = createLate(async () => (await import('./queue/index.ts')).queueScreens);
const status = createLate(async () => (await import('./status/index.ts')).statusScreens);

/** What the first screen does without, in the order in which residents come to it. */
export const LATER: readonly Late<unknown>[] = [
  home,
  bills,
  payment,
  lookUp,
  form,
  queue,
  booking,
  status,
  collection,
  practice,
];

/** The screens of all subjects; the compiler finds a kind that none of them shows. */
const SUBJECTS: { readonly [Kind in Screen['kind']]: Late<ScreensOf<Kind>> } = {
  attract: start,
  'out-of-order': start,
  language: home,
  home,
  'look-up': lookUp,
  account: bills,
  holder: bills,
  bills,
  review: bills,
  paying: payment,
  'pay-again': payment,
  returning: payment,
  clerk: payment,
  receipt: payment,
  printing: payment,
  slip: payment,
  done: payment,
  form,
  'form-review': form,
  sending: form,
  'not-taken': form,
  queues: queue,
  'check-in': queue,
  ticket: queue,
  'cancel-booking': booking,
  'booking-found': booking,
  status,
  'status-found': status,
  'collection-rounds': collection,
  'collection-days': collection,
};

/** The screens of the subject that a kind belongs to: loaded before one of them shows. */
export const screensOf = <Kind extends Screen['kind']>(kind: Kind): Late<ScreensOf<Kind>> => SUBJECTS[kind];
