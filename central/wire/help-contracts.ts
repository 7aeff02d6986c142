import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { EVERYBODY } from './role.ts';

const PATH = `${CONSOLE_PATH}/help-calls`;

/** Someone at a kiosk asks for staff; nothing of who it is. */
export const HelpCallRow = z.object({
  kioskId: z.uuid(),
  callId: z.int(),
  kioskCode: z.string(),
  kioskName: z.string(),
  /** The kind of screen that the person was at, e.g. `paying`. */
  screen: z.string(),
  /** How often they asked. */
  times: z.int(),
  calledAt: Instant,
  lastAt: Instant,
  /** Who goes there; null while no one does. */
  seenBy: z.string().nullable(),
});

export const listHelpCalls = consoleContract({
  name: 'listHelpCalls',
  roles: EVERYBODY,
  unwatched: true,
  method: 'GET',
  path: PATH,
  summary:
    'The open calls for help, the longest waiting first. Asking for them does not keep a session alive.',
  request: z.object({}),
  response: z.object({ calls: z.array(HelpCallRow) }),
});

export const answerHelpCall = consoleContract({
  name: 'answerHelpCall',
  roles: ['clerk', 'supervisor', 'it', 'administrator'],
  method: 'POST',
  path: `${PATH}/answer`,
  summary:
    'Records that someone is going to the kiosk (`seen`), or has been there (`done`), which closes the call.',
  request: z.object({ kioskId: z.uuid(), callId: z.int().min(1), answer: z.enum(['seen', 'done']) }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    /** It is no longer open. */
    z.object({ kind: z.literal('meanwhile') }),
  ]),
});
