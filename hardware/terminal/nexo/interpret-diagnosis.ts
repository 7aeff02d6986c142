import type { TerminalReference } from '../../../domain/transaction/index.ts';
import type { TerminalStatus } from '../payment-terminal.ts';
import { checkAnswer } from './check-answer.ts';
import type { ExchangeResult } from './exchange.ts';

export type DiagnosisVerdict = TerminalStatus | 'logged-out' | 'busy' | 'silent';

const OFFLINE: TerminalStatus = { connection: 'offline', host: 'unknown' };

/** What a Diagnosis answer says about whether the terminal can take a payment. */
export function interpretDiagnosis(result: ExchangeResult, reference: TerminalReference): DiagnosisVerdict {
  const checked = checkAnswer(result, 'Diagnosis', { reference });
  if (checked.kind !== 'fits') return result.kind === 'answer' ? OFFLINE : 'silent';
  const { Response: response, POIStatus: poi, HostStatus: hosts } = checked.body;
  if (response.ErrorCondition === 'LoggedOut') return 'logged-out';
  if (response.ErrorCondition === 'Busy') return 'busy';
  if (response.Result === 'Failure') return OFFLINE;
  const known = (hosts ?? []).flatMap((host) =>
    host.IsReachableFlag === undefined ? [] : [host.IsReachableFlag],
  );
  if (poi?.CommunicationOKFlag === false) known.push(false);
  const reachable = known.length === 0 ? 'unknown' : known.includes(true) ? 'reachable' : 'unreachable';
  const able = poi?.GlobalStatus !== 'Maintenance' && poi?.GlobalStatus !== 'Unreachable';
  return { connection: able ? 'online' : 'offline', host: reachable };
}
