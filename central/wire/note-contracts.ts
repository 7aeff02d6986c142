import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, TownId } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

/** What a note is about: one transaction, one report, or one account. */
const SUBJECT = {
  townId: TownId.optional(),
  kioskId: z.uuid().optional(),
  transactionId: z.string().min(1).max(60).optional(),
  requestId: z.string().min(1).max(100).optional(),
  accountNumber: z.string().min(1).max(40).optional(),
};
const Subject = z.object(SUBJECT);

const ONE_SUBJECT = 'kioskId with transactionId, or requestId, or accountNumber';
const isOneSubject = ({ kioskId, transactionId, ...other }: z.infer<typeof Subject>): boolean =>
  (kioskId === undefined) === (transactionId === undefined) &&
  [transactionId, other.requestId, other.accountNumber].filter((one) => one !== undefined).length === 1;

export const listNotes = consoleContract({
  name: 'listNotes',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/notes`,
  summary: 'What people wrote about a transaction, a report or an account, in order.',
  reads: ({ transactionId, requestId, accountNumber }) =>
    `notes on ${transactionId ?? requestId ?? accountNumber}`,
  request: Subject.refine(isOneSubject, ONE_SUBJECT),
  response: z.object({
    notes: z.array(
      z.object({
        noteId: z.int(),
        /** Null once it is erased with the personal data to which it belongs. */
        text: z.string().nullable(),
        by: z.string(),
        at: Instant,
      }),
    ),
  }),
});

export const writeNote = consoleContract({
  name: 'writeNote',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${CONSOLE_PATH}/notes`,
  summary: 'Adds a note to a transaction, a report or an account. No one changes or removes it.',
  request: z
    .object({ ...SUBJECT, text: z.string().trim().min(1).max(2_000) })
    .refine(isOneSubject, ONE_SUBJECT),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('written'), noteId: z.int() }),
    /** Central knows nothing of this name; people of all towns have to name the town, too. */
    z.object({ kind: z.literal('no-subject') }),
  ]),
});
