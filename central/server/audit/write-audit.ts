import type { Kysely } from 'kysely';
import type { Schema } from '../database/index.ts';

/** One change that a person or a command made: who, what, to what. No personal data of residents. */
export type AuditRecord = {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | null>>;
};

export async function writeAudit(db: Kysely<Schema>, at: Date, record: AuditRecord): Promise<void> {
  const { actor, action, subject } = record;
  await db
    .insertInto('audit_log')
    .values({ at, actor, action, subject, detail: JSON.stringify(record.detail ?? {}) })
    .execute();
}
