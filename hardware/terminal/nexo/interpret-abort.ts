import type { TerminalReference } from '../../../domain/transaction/index.ts';
import { checkAnswer } from './check-answer.ts';
import type { ExchangeResult } from './exchange.ts';

/**
 * Whether the terminal took an abort. It proves nothing about the payment, whose own answer decides: terminals take an
 * abort with an empty answer also when it comes too late.
 */
export function interpretAbort(result: ExchangeResult, reference: TerminalReference): 'taken' | 'not-taken' {
  const checked = checkAnswer(result, 'Abort', { reference });
  if (checked.kind === 'empty') return 'taken';
  const refused = checked.kind !== 'fits' || checked.body?.Response.Result === 'Failure';
  return refused ? 'not-taken' : 'taken';
}
