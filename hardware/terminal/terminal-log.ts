import { z } from 'zod';

/**
 * One line of the terminal's log: references and the driver's own words for outcomes. Nothing that the terminal wrote
 * gets in, so no card data can.
 */
export const TerminalLogEntry = z.object({
  event: z.enum([
    'terminal-request-ended',
    'terminal-abort-ended',
    'terminal-status-changed',
    'terminal-notification-refused',
    'terminal-listener-failed',
    'terminal-worker-ended',
    'terminal-worker-message-refused',
  ]),
  category: z.string().max(30).optional(),
  serviceId: z.string().max(10).optional(),
  outcome: z.string().max(60),
  durationMs: z.int().optional(),
});
export type TerminalLogEntry = z.infer<typeof TerminalLogEntry>;

/** Where the driver's log lines go. */
export type TerminalLog = (entry: TerminalLogEntry) => void;
