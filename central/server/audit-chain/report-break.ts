import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import type { VerifiedAudit } from './verify-audit.ts';

/** The action under which a break of the chain stands in the audit log. */
export const CHAIN_BROKEN = 'audit-chain-broken';

/** Writes down where the chain is broken, once: it stays broken however often it is verified. */
export async function reportBreak(
  central: Central,
  { auditId, why }: Extract<VerifiedAudit, { kind: 'broken' }>,
): Promise<'written' | 'known'> {
  const subject = String(auditId);
  const newest = await central.db
    .selectFrom('audit_log')
    .select(['subject', sql<string | null>`detail->>'why'`.as('why')])
    .where('action', '=', CHAIN_BROKEN)
    .orderBy('audit_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.subject === subject && newest.why === why) return 'known';
  await writeAudit(central.db, central.now(), {
    actor: 'central',
    action: CHAIN_BROKEN,
    subject,
    detail: { why },
  });
  return 'written';
}
