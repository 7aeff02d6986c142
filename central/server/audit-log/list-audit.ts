import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { type AuditFilter, AuditRow, type listAudit } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

export type Filter = z.infer<typeof AuditFilter> & { readonly townId?: string | null };
type Page = Filter & Pick<z.infer<typeof listAudit.request>, 'after' | 'limit'>;
type Answer = z.infer<typeof listAudit.response>;

const Detail = AuditRow.shape.detail;

/** The audit log, newest first, a page of it. */
export async function listAuditRows(db: Kysely<Schema>, { after, limit, ...filter }: Page): Promise<Answer> {
  const rows = await newestAudit(db, filter, after)
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const records = page.map(({ audit_id, at, actor, action, subject, detail }) => ({
    auditId: audit_id,
    at: at.toISOString(),
    actor,
    action,
    subject,
    detail: Detail.parse(detail),
  }));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { records, next: last ? String(last.audit_id) : null };
}

/** The records that fit, newest first, behind one of them; the search is compared as it stands, nothing in it is a pattern. */
export function newestAudit(
  db: Kysely<Schema>,
  { search, actor, from, until, townId = null }: Filter,
  after: string | undefined,
) {
  const wanted = search?.trim().toLowerCase() ?? '';
  let query = db.selectFrom('audit_log').selectAll().orderBy('audit_id', 'desc');
  if (wanted !== '') {
    // An action is found by the words that the console shows for it: `start rollout`.
    query = query.where(
      sql<boolean>`(strpos(lower(actor), ${wanted}) > 0 or strpos(lower(subject), ${wanted}) > 0
        or strpos(replace(action, '-', ' '), replace(${wanted}, '-', ' ')) > 0)`,
    );
  }
  if (actor) query = query.where('actor', '=', actor);
  if (from) query = query.where('at', '>=', new Date(from));
  if (until) query = query.where('at', '<', new Date(until));
  if (townId !== null) {
    query = query.where('actor', 'in', (users) =>
      users.selectFrom('users').select('user_name').where('town_id', '=', townId),
    );
  }
  if (after && /^\d{1,15}$/.test(after)) query = query.where('audit_id', '<', Number(after));
  return query;
}
