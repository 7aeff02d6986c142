import { z } from 'zod';

/** What happens to a kiosk outside of transactions and is worth keeping. */
export const KioskEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('journal-opened'), version: z.string().max(40) }),
  z.object({ kind: z.literal('out-of-order'), reason: z.string().max(200) }),
  z.object({ kind: z.literal('back-in-order') }),
  z.object({
    kind: z.literal('configuration-refused'),
    file: z.string().max(300),
    path: z.string().max(300),
    expected: z.string().max(500),
  }),
  z.object({ kind: z.literal('staff-pin'), outcome: z.enum(['accepted', 'refused', 'throttled']) }),
  z.object({ kind: z.literal('staff-left-kiosk') }),
  z.object({ kind: z.literal('screen-restarted'), reason: z.string().max(200) }),
  z.object({
    kind: z.literal('device-state'),
    device: z.enum(['printer', 'terminal', 'scanner', 'reader']),
    state: z.string().max(200),
  }),
  z.object({
    kind: z.literal('blocked'),
    what: z.enum(['navigation', 'window', 'download', 'permission', 'ipc', 'certificate']),
    detail: z.string().max(200),
  }),
]);
export type KioskEvent = z.infer<typeof KioskEvent>;
