import type { PrinterStatus, PrintFailure } from '../receipt-printer.ts';
import type { PrinterProfile, StatusBit } from './profile.ts';

/** What the answers to DLE EOT 1 to 4 mean on this model. */
export function statusOf(answers: readonly number[], { status }: PrinterProfile): PrinterStatus {
  const has = ({ answer, mask }: StatusBit): boolean => ((answers[answer - 1] ?? 0) & mask) !== 0;
  // At its end the roll is also near its end: the end is looked at first.
  const paper = has(status.paperOut) ? 'out' : has(status.paperNearEnd) ? 'near-end' : 'ok';
  const cover = has(status.coverOpen) ? 'open' : 'closed';
  const cutter = has(status.cutterError) ? 'error' : 'ok';
  // A printer that stands still and does not say why (its feed button is held, say) is waited for like a hot head.
  const standsStill = has(status.offline) && paper !== 'out' && cover === 'closed' && cutter === 'ok';
  const error = has(status.unrecoverable)
    ? 'unrecoverable'
    : has(status.recoverable) || standsStill
      ? 'recoverable'
      : 'none';
  return { connection: 'online', paper, cover, cutter, error };
}

/** Why a printer in this state does not print; null when it does. */
export function failureOf(status: PrinterStatus): PrintFailure | null {
  if (status.connection === 'offline') return 'offline';
  if (status.cover === 'open') return 'cover-open';
  if (status.paper === 'out') return 'paper-out';
  if (status.cutter === 'error') return 'cutter-error';
  if (status.error === 'recoverable' || status.error === 'unrecoverable') return 'printer-error';
  const known =
    status.paper !== 'unknown' &&
    status.cover === 'closed' &&
    status.cutter === 'ok' &&
    status.error === 'none';
  return known ? null : 'bad-answer';
}

export const sameStatus = (a: PrinterStatus, b: PrinterStatus): boolean =>
  a.connection === b.connection &&
  a.paper === b.paper &&
  a.cover === b.cover &&
  a.cutter === b.cutter &&
  a.error === b.error;
