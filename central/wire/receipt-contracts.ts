import { z } from 'zod';
import { ReceiptBlock, ReceiptDocument } from '../../domain/paper/index.ts';
import { EmailAddress } from '../../domain/text/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, TRANSACTION } from './fields.ts';
import { ACT_FOR_RESIDENTS } from './role.ts';

/** A receipt with the mark of a copy at both ends. */
const ReceiptCopy = ReceiptDocument.unwrap().extend({ blocks: z.array(ReceiptBlock).min(1).max(202) });

/** A receipt that goes, or went, by e-mail. Its address is with the personal data alone. */
const ReceiptMail = z.object({
  mailId: z.int(),
  /** Who of the town sent it again; null where the resident ordered it at the kiosk. */
  askedBy: z.string().nullable(),
  askedAt: Instant.nullable(),
  state: z.enum(['queued', 'sent', 'failed']),
  sentAt: Instant.nullable(),
  /** Why it is not sent: `smtp-550`, `too-many`. */
  problem: z.string().nullable(),
});

export const readReceiptCopy = consoleContract({
  name: 'readReceiptCopy',
  roles: ACT_FOR_RESIDENTS,
  method: 'GET',
  path: `${CONSOLE_PATH}/transaction/receipt-copy`,
  summary: 'The receipt of a transaction once more, marked as a copy in its own language, and its mails.',
  reads: ({ transactionId }) => `receipt copy of ${transactionId}`,
  request: z.object(TRANSACTION),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('copy'),
      reference: z.string(),
      document: ReceiptCopy,
      /** The town's logo as SVG that only draws; null where its published content has none. */
      logo: z.string().nullable(),
      mails: z.array(ReceiptMail),
    }),
    /** No receipt was made, and central has booked nothing of which it could make one. */
    z.object({ kind: z.literal('none') }),
  ]),
});

export const giveReceiptCopy = consoleContract({
  name: 'giveReceiptCopy',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/transaction/receipt-copy`,
  summary:
    'Notes that a copy of a receipt goes out on paper, or puts one into the queue of mails; marked as a copy.',
  request: z.object({
    ...TRANSACTION,
    way: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('paper') }),
      z.strictObject({ kind: z.literal('email'), address: EmailAddress }),
    ]),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('given') }),
    z.object({ kind: z.literal('none') }),
    /** By e-mail goes only what is in central's own books, and this is not. */
    z.object({ kind: z.literal('not-booked') }),
    /** This central sends no mail. */
    z.object({ kind: z.literal('no-mail') }),
  ]),
});
