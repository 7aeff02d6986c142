import { z } from 'zod';
import { Money } from '../../domain/money/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { WayOut } from './exception-ways.ts';
import { Amount, cursor, Instant, limit } from './fields.ts';
import { SEE_MONEY } from './role.ts';

/** What no one else can pay or book as long as the money of a transaction has no place. */
export const HeldThing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bill'),
    billNumber: z.string(),
    holderName: z.string(),
    amountMinor: Amount,
    currency: z.string(),
  }),
  z.object({ kind: z.literal('slot'), facility: z.string(), unit: z.string(), at: Instant, until: Instant }),
]);

/** How a person ended an exception, and what they found. */
export const ExceptionClosing = z.object({ way: WayOut, finding: z.string(), by: z.string(), at: Instant });

/** What a person wrote about an exception, in the order in which it was written. */
export const WrittenEntry = z.object({
  entryId: z.int(),
  /** `part`: it gave a part of the money its place. `reopened`: it took back what was written before it. */
  what: z.enum(['closed', 'part', 'asked', 'declined', 'reopened']),
  way: WayOut.nullable(),
  amount: Money.nullable(),
  finding: z.string(),
  by: z.string(),
  /** The second person, where one was needed. */
  confirmedBy: z.string().nullable(),
  at: Instant,
});

/** A way out that waits for a second person. */
export const WaitingWay = z.object({
  way: WayOut,
  amount: Money.nullable(),
  finding: z.string(),
  by: z.string(),
  at: Instant,
});

/** Who is on an exception: for other people a warning, never a lock. */
export const ExceptionClaim = z.object({
  by: z.string(),
  at: Instant,
  /** From then on no one is on it, unless they say so again. */
  until: Instant,
  /** Whose it was, where it was taken over. */
  from: z.string().nullable(),
});

export const ClerkException = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  transactionId: z.string(),
  /** Null where central does not know the transaction, or where it is about none. */
  reference: z.string().nullable(),
  kind: z.string(),
  detail: z.string(),
  /** The money that it is about; null where no sum is known. */
  amount: Money.nullable(),
  held: z.array(HeldThing),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  claim: ExceptionClaim.nullable(),
  /** What a person wrote when they ended it last; null where the kiosk ended it, or no one has. */
  closing: ExceptionClosing.nullable(),
  written: z.array(WrittenEntry),
  waiting: WaitingWay.nullable(),
  /** The entry that can be taken back; null where none can. */
  undo: z.int().nullable(),
});

export const listExceptions = consoleContract({
  name: 'listExceptions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/exceptions`,
  summary:
    'What clerks have to resolve, the oldest first; then, where asked for, what is ended, the latest first.',
  reads: () => 'exceptions',
  request: z.object({
    closed: z.enum(['true', 'false']).default('false'),
    /** Only what the person who asks is on, or what no one is on. */
    claim: z.enum(['mine', 'nobody']).optional(),
    after: cursor,
    limit,
  }),
  response: z.object({ exceptions: z.array(ClerkException), next: z.string().nullable() }),
});
