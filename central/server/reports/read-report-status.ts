import type { LocalizedText } from '../../../domain/text/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { claimTry } from '../throttle/index.ts';
import { plainText, publicText } from './plain-text.ts';

export type ReportStatus =
  | {
      readonly kind: 'found';
      readonly reference: string;
      readonly status: 'open' | 'closed';
      /** What kind of problem it is, e.g. `Pothole`. */
      readonly title: LocalizedText;
      /** What the town says about it, in its own language; may be empty. */
      readonly notes: string;
      readonly reportedAt: string;
      readonly changedAt: string;
    }
  | { readonly kind: 'not-found' };

/** What has become of a report, by its reference as it stands on the receipt; nothing of who gave it. */
export async function readReportStatus(
  { db }: Central,
  townId: string,
  reference: string,
): Promise<ReportStatus> {
  const row = await db
    .selectFrom('service_requests')
    .select(['request_id', 'status', 'service_name', 'status_notes', 'requested_at', 'updated_at'])
    .where('town_id', '=', townId)
    .where('request_id', '=', plainText(reference).replace(/\s/g, '').toUpperCase())
    .executeTakeFirst();
  if (!row) return { kind: 'not-found' };
  return {
    kind: 'found',
    reference: row.request_id,
    status: row.status === 'closed' ? 'closed' : 'open',
    title: row.service_name,
    notes: publicText(row.status_notes),
    reportedAt: row.requested_at.toISOString(),
    changedAt: row.updated_at.toISOString(),
  };
}

/** The same for a kiosk, which may ask only so often: no one shall go through all references at a touch screen. */
export async function reportStatusForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  reference: string,
): Promise<ReportStatus | { readonly kind: 'throttled'; readonly retryAfterMs: number }> {
  const { db, limits, now } = central;
  const bucket = { name: `report-status:${kiosk.kioskId}`, limit: limits.reportLookupsPerKiosk };
  const claim = await claimTry(db, [bucket], limits.tryWindowMs, now());
  if (claim.kind === 'throttled') return { kind: 'throttled', retryAfterMs: claim.retryAfterMs };
  return readReportStatus(central, kiosk.townId, reference);
}
