import type { TerminalReference, TerminalStatus } from '../payment-terminal.ts';
import { answers, DiagnosisMessage } from './answers.ts';

export type DiagnosisVerdict = TerminalStatus | 'logged-out' | 'busy';

const OFFLINE: TerminalStatus = { connection: 'offline', host: 'unknown' };

/** What a Diagnosis answer says about whether the terminal can take a payment. */
export function judgeDiagnosis(message: unknown, asked: TerminalReference): DiagnosisVerdict {
  const parsed = DiagnosisMessage.safeParse(message);
  if (!parsed.success || !answers(parsed.data.MessageHeader, asked, 'Diagnosis')) return OFFLINE;
  const { Response: response, POIStatus: poi, HostStatus: hosts } = parsed.data.DiagnosisResponse;
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
