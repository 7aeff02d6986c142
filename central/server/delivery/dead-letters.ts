import { codeOf } from '../../../domain/failure/index.ts';
import { type Delivered, isReadable } from '../../../domain/journal/index.ts';
import type { Alarm } from '../alarms/index.ts';
import type { ExceptionChange } from '../ledger/index.ts';

/**
 * What follows from entries that are kept and cannot be used: a clerk sees that something is missing, and IT which entry it is.
 * Each comes with the reason.
 */
export function deadLetters(letters: readonly (readonly [Delivered, string])[]): {
  readonly exceptions: readonly ExceptionChange[];
  readonly alarms: readonly Alarm[];
} {
  return {
    exceptions: letters.map(([one, why]) => ({
      transactionId: aboutWhat(one),
      kind: 'dead-letter',
      change: 'open',
      detail: `entry ${one.entry.epoch}/${one.entry.seq}: ${why}`,
      amount: amountIn(one),
    })),
    alarms: letters.map(
      ([
        {
          entry: { epoch, seq },
        },
        why,
      ]) => ({ kind: 'dead-letter', epoch, seq, detail: why }),
    ),
  };
}

/** An entry that tells of no transaction, or does not say of which, stands for itself. */
function aboutWhat(one: Delivered): string {
  const { epoch, seq } = one.entry;
  return isReadable(one) && one.entry.body.subject === 'transaction'
    ? one.entry.body.transactionId
    : `entry:${epoch}:${seq}`;
}

function amountIn(one: Delivered) {
  if (!isReadable(one) || one.entry.body.subject !== 'transaction') return null;
  const { event } = one.entry.body;
  return 'payment' in event ? event.payment.amount : null;
}

/** Why an entry could not be used. Never what an error says: PostgreSQL's words may hold values. */
export function whyDead(error: unknown): string {
  const code = codeOf(error);
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined;
  const name = error instanceof Error ? error.name : 'unknown';
  return [code ?? name, ...(typeof constraint === 'string' ? [constraint] : [])].join(' ');
}
