import type { Money } from '../../../domain/money/index.ts';
import type { ReversalOutcome, TerminalReference } from '../payment-terminal.ts';
import { fromNexoAmount } from './amounts.ts';
import { answers, ReversalMessage } from './answers.ts';
import { REVERSAL_UNCERTAIN } from './error-conditions.ts';

export type AskedReversal = {
  readonly reference: TerminalReference;
  /** Null where it is not at hand (a status question). */
  readonly amount: Money | null;
  readonly heard: 'answered' | 'repeated';
};

/** What a reversal's answer says; the reason of a refusal is nexo's ErrorCondition. */
export function judgeReversal(message: unknown, asked: AskedReversal): ReversalOutcome {
  const parsed = ReversalMessage.safeParse(message);
  if (!parsed.success || !answers(parsed.data.MessageHeader, asked.reference, 'Reversal')) {
    return { kind: 'unknown' };
  }
  const { Response: response, ReversedAmount: reversed } = parsed.data.ReversalResponse;
  switch (response.Result) {
    case 'Success':
      return coversAll(reversed ?? null, asked.amount) ? { kind: 'reversed' } : { kind: 'unknown' };
    case 'Partial':
      return { kind: 'unknown' };
    case 'Failure': {
      const condition = response.ErrorCondition;
      if (!condition) return { kind: 'unknown' };
      const open =
        REVERSAL_UNCERTAIN.has(condition) && (asked.heard === 'answered' || condition === 'InProgress');
      return open ? { kind: 'unknown' } : { kind: 'refused', reason: condition };
    }
  }
}

/** Terminals may leave the amount out when the whole payment was undone. */
function coversAll(reversed: number | null, amount: Money | null): boolean {
  if (reversed === null || amount === null) return true;
  return fromNexoAmount(reversed, amount.currency)?.amountMinor === amount.amountMinor;
}
