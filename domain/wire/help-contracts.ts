import { z } from 'zod';
import { contract } from './contract.ts';

export const callForHelp = contract({
  name: 'callForHelp',
  method: 'POST',
  path: '/api/kiosk/v1/help',
  summary:
    'Someone at the kiosk asks for staff. A kiosk has one open call: a repeated request is counted, not added.',
  request: z.object({
    /** The kind of screen that the person is at, e.g. `paying`; nothing of who it is. */
    screen: z.string().regex(/^[a-z-]{1,40}$/),
  }),
  response: z.object({ kind: z.literal('told') }),
});

export const takeBackHelpCall = contract({
  name: 'takeBackHelpCall',
  method: 'POST',
  path: '/api/kiosk/v1/help/take-back',
  summary:
    'The resident no longer needs staff: the open call of the kiosk is closed. Without one nothing happens.',
  request: z.object({}),
  response: z.object({ kind: z.literal('taken-back') }),
});
