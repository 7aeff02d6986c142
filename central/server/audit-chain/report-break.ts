import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import type { VerifiedAudit } from './verify-audit.ts';
import type { VerifiedEntries } from './verify-clerk-entries.ts';

/** Where one of the chains is broken. */
export type ChainBreak =
  | Extract<VerifiedAudit, { kind: 'broken' }>
  | Exclude<VerifiedEntries, { kind: 'sound' }>;

/** The action under which a break of a chain stands in the audit log, and the event in central's own log. */
export const breakEvent = ({ kind }: ChainBreak): string =>
  kind === 'broken' ? 'audit-chain-broken' : 'clerk-chain-broken';

/** Writes down where a chain is broken, once: it stays broken however often it is verified. */
export async function reportBreak(central: Central, found: ChainBreak): Promise<'written' | 'known'> {
  const action = breakEvent(found);
  const subject = subjectOf(found);
  const newest = await central.db
    .selectFrom('audit_log')
    .select(['subject', sql<string | null>`detail->>'why'`.as('why')])
    .where('action', '=', action)
    .orderBy('audit_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { why } = found;
  if (newest?.subject === subject && newest.why === why) return 'known';
  await writeAudit(central.db, central.now(), { actor: 'central', action, subject, detail: { why } });
  return 'written';
}

function subjectOf(found: ChainBreak): string {
  switch (found.kind) {
    case 'broken':
      return String(found.auditId);
    case 'postings-broken':
      return `${found.townId}: ${found.transactionId}`;
    case 'bills-broken':
      return `${found.townId}: bill ${found.billNumber}`;
    case 'entries-broken':
      return `${found.townId}: ${found.number === null ? `entry ${found.entryId}` : `number ${found.number}`}`;
  }
}
