import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import type { Kysely } from 'kysely';
import type { Schema } from '../database/index.ts';
import { guardCell } from '../imports/index.ts';
import { type Filter, newestAudit } from './list-audit.ts';

const AT_ONCE = 1_000;

const COLUMNS = ['number', 'at_utc', 'actor', 'action', 'subject', 'detail', 'hash'] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Exactly the records that fit, newest first, as CSV in UTF-8 with the mark by which spreadsheets know it. Read a page at a time as the reader
 * takes it. With each stands its hash, so that it can be compared with the log; no cell can run as a formula.
 */
export function exportAudit(db: Kysely<Schema>, filter: Filter, onError: (error: Error) => void): Readable {
  const writer: Stringifier = stringify({
    header: true,
    columns: [...COLUMNS],
    bom: true,
    record_delimiter: 'windows',
    cast: { string: guardCell },
  });
  const rows = Readable.from(rowsOf(db, filter));
  rows.on('error', (error) => writer.destroy(error));
  // Who asked for it has gone: nothing more is read from the database.
  writer.on('close', () => rows.destroy());
  writer.on('error', onError);
  return rows.pipe(writer);
}

async function* rowsOf(db: Kysely<Schema>, filter: Filter): AsyncGenerator<Cells> {
  let after: string | undefined;
  for (;;) {
    const rows = await newestAudit(db, filter, after).limit(AT_ONCE).execute();
    for (const row of rows) {
      yield {
        number: String(row.audit_id),
        at_utc: row.at.toISOString(),
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        detail: JSON.stringify(row.detail),
        hash: row.hash,
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = String(last.audit_id);
  }
}
