import { z } from 'zod';
import { Direction, LanguageTag } from '../text/index.ts';

/** One part of a receipt, from top to bottom. */
export const ReceiptBlock = z.discriminatedUnion('kind', [
  /** The town's logo; a medium that has none leaves it out. */
  z.object({ kind: z.literal('logo') }),
  z.object({
    kind: z.literal('text'),
    text: z.string().max(500),
    align: z.enum(['start', 'center', 'end']),
    weight: z.enum(['normal', 'strong', 'large']),
  }),
  /** A label at the start of the line and its value at the end; the value moves to its own line when both do not fit. */
  z.object({
    kind: z.literal('row'),
    label: z.string().max(200),
    value: z.string().max(200),
    strong: z.boolean(),
  }),
  z.object({ kind: z.literal('rule') }),
  /** A dashed line: what follows is a paper of its own, to be torn off. */
  z.object({ kind: z.literal('tear') }),
  z.object({ kind: z.literal('space') }),
  /** A QR code (ISO/IEC 18004) with a caption under it. */
  z.object({ kind: z.literal('qr'), data: z.string().min(1).max(500), caption: z.string().max(200) }),
]);
export type ReceiptBlock = z.infer<typeof ReceiptBlock>;

/**
 * A receipt as data. The same document is printed, shown on the screen, sent by e-mail and shown to clerks,
 * so that all of them read the same.
 */
export const ReceiptDocument = z
  .object({
    language: LanguageTag,
    direction: Direction,
    title: z.string().min(1).max(200),
    blocks: z.array(ReceiptBlock).min(1).max(200),
  })
  .readonly();
export type ReceiptDocument = z.infer<typeof ReceiptDocument>;
