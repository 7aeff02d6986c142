import type { TerminalReference } from '../../../domain/transaction/index.ts';
import { checkAnswer } from './check-answer.ts';
import type { ExchangeResult } from './exchange.ts';

/**
 * Whether a Login answer lets the kiosk work. A terminal that does not know logins refuses them and works without: only
 * silence, or an answer to something else, leaves the kiosk logged out.
 */
export const interpretLogin = (result: ExchangeResult, reference: TerminalReference): boolean =>
  checkAnswer(result, 'Login', { reference }).kind === 'fits';
