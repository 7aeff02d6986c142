import { z } from 'zod';

/**
 * A request to a terminal that speaks nexo (MessageHeader). It alone names no protocol: entries have had this shape from the
 * beginning, and what is signed does not change.
 */
export const NexoReference = z.object({
  protocol: z.undefined().optional(),
  /** The sale system: this kiosk. */
  saleId: z.string().min(1).max(40),
  /** The terminal: model and serial number. */
  poiId: z.string().min(1).max(60),
  /** Used for one request and never again. */
  serviceId: z.string().regex(/^[A-Za-z0-9]{1,10}$/),
});
export type NexoReference = z.infer<typeof NexoReference>;

/**
 * The identity of one request to the terminal, by the protocol that it speaks: journaled before the request is sent, and the key by
 * which its outcome is asked for later. Every protocol but nexo has its name in `protocol`.
 */
export const TerminalReference = z.union([NexoReference]);
export type TerminalReference = z.infer<typeof TerminalReference>;
