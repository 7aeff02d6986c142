import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { AT_ONCE, INSTANT_FORMAT, NO_HASH, partsOf } from './hash-parts.ts';

/** Where the audit log's chain ended at a moment; kept outside of the database, it proves what was there. */
export type AuditHead = { readonly auditId: number; readonly hash: string };

export type VerifiedAudit =
  | {
      readonly kind: 'sound';
      readonly records: number;
      /** How many of them have lost their names after their time. */
      readonly erased: number;
      readonly head: AuditHead;
    }
  | { readonly kind: 'broken'; readonly auditId: number; readonly why: string };

type Row = {
  readonly audit_id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly salt: string;
  readonly content_hash: string;
  readonly prev: string;
  readonly hash: string;
  readonly erased: boolean;
};

/** Computes the whole chain anew, and looks for every head that was kept outside. */
export async function verifyAudit(
  db: Kysely<Schema>,
  keptOutside: readonly AuditHead[] = [],
): Promise<VerifiedAudit> {
  const wanted = new Map(keptOutside.map(({ auditId, hash }) => [auditId, hash]));
  let head: AuditHead = { auditId: 0, hash: NO_HASH };
  let erased = 0;
  for (;;) {
    const rows = await readAfter(db, head.auditId);
    for (const row of rows) {
      const why = problemOf(row, head) ?? (isOther(wanted.get(row.audit_id), row.hash) ? OTHER_HEAD : null);
      if (why !== null) return { kind: 'broken', auditId: row.audit_id, why };
      wanted.delete(row.audit_id);
      if (row.erased) erased += 1;
      head = { auditId: row.audit_id, hash: row.hash };
    }
    if (rows.length < AT_ONCE) break;
  }
  const [missing] = [...wanted.keys()].sort((a, b) => a - b);
  if (missing !== undefined)
    return { kind: 'broken', auditId: missing, why: 'a record that was kept outside is gone' };
  return { kind: 'sound', records: head.auditId, erased, head };
}

const OTHER_HEAD = 'the hash that was kept outside is another';
const isOther = (kept: string | undefined, hash: string): boolean => kept !== undefined && kept !== hash;

function problemOf(row: Row, head: AuditHead): string | null {
  if (row.audit_id !== head.auditId + 1) return `record ${head.auditId + 1} is gone`;
  if (row.prev !== head.hash) return 'it does not follow the record before';
  const content = partsOf(row.salt, row.actor, row.subject, row.detail);
  if (!row.erased && sha256(content) !== row.content_hash) return 'who, what or the details were changed';
  const whole = row.prev + partsOf(String(row.audit_id), row.at, row.action) + row.content_hash;
  return sha256(whole) === row.hash ? null : 'its time or action was changed';
}

async function readAfter(db: Kysely<Schema>, auditId: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select audit_id, to_char(at at time zone 'UTC', ${INSTANT_FORMAT}) as at, actor, action, subject,
      detail::text as detail, salt, content_hash, prev, hash, erased_at is not null as erased
    from audit_log where audit_id > ${auditId} order by audit_id limit ${AT_ONCE}
  `.execute(db);
  return rows;
}
