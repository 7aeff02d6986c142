import type { AskedReversal, ReversalOutcome } from '../payment-terminal.ts';
import type { SaidAmount } from './amounts.ts';
import type { ReversalResponse } from './answers.ts';
import { checkAnswer } from './check-answer.ts';
import { REVERSAL_UNCERTAIN } from './error-conditions.ts';
import type { ExchangeResult } from './exchange.ts';
import { names } from './interpret-payment.ts';

/**
 * What a reversal's answer says, heard directly or repeated. The reason of a refusal is nexo's ErrorCondition; what a
 * condition leaves open is unknown, however often it is said.
 */
export function interpretReversal(result: ExchangeResult, asked: AskedReversal): ReversalOutcome {
  const checked = checkAnswer(result, 'Reversal', asked);
  switch (checked.kind) {
    case 'not-sent':
      return { kind: 'refused', reason: 'not-sent' };
    case 'fits': {
      const { Result } = checked.body.Response;
      if (Result === 'Failure') return interpretRefusal(checked.body, asked);
      return Result === 'Partial' ? interpretPart(checked.said) : interpretSuccess(checked.said);
    }
    default:
      return { kind: 'unknown' };
  }
}

/** Terminals may leave the amount out when the whole payment was undone. */
function interpretSuccess(said: SaidAmount): ReversalOutcome {
  switch (said.kind) {
    case 'none':
    case 'whole':
      return { kind: 'reversed' };
    case 'less':
      return { kind: 'partial', reversed: said.amount };
    default:
      return { kind: 'unknown' };
  }
}

function interpretPart(said: SaidAmount): ReversalOutcome {
  if (said.kind === 'none') return { kind: 'partial', reversed: null };
  return said.kind === 'less' ? { kind: 'partial', reversed: said.amount } : { kind: 'unknown' };
}

function interpretRefusal({ Response }: ReversalResponse, { reference }: AskedReversal): ReversalOutcome {
  const { ErrorCondition: condition, AdditionalResponse: additional } = Response;
  if (!condition || REVERSAL_UNCERTAIN.has(condition)) return { kind: 'unknown' };
  const isOurs = condition === 'Busy' && names(additional, reference.serviceId);
  return isOurs ? { kind: 'unknown' } : { kind: 'refused', reason: condition };
}
