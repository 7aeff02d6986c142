import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { JournalEntry, KioskEvent } from '../../domain/journal/index.ts';
import { PersonalRecord } from '../../domain/personal/index.ts';
import { TransactionEvent } from '../../domain/transaction/index.ts';
import { deviceKey } from '../../main/identity/index.ts';
import { type JournalSettings, openJournal } from '../../main/journal/index.ts';

/** What a version of the journal is: the statements that make its tables, and a fingerprint of each thing that is kept in them. */
export const JournalShape = z.strictObject({
  tables: z.array(z.string()),
  entry: z.string(),
  personal: z.string(),
  transactionEvents: z.record(z.string(), z.string()),
  kioskEvents: z.record(z.string(), z.string()),
});
export type JournalShape = z.infer<typeof JournalShape>;

/** Where a version is recorded. */
export const versionFile = (version: number): string =>
  join(import.meta.dirname, 'versions', `${version}.json`);

export function recordedShape(version: number): JournalShape | null {
  const file = versionFile(version);
  return existsSync(file) ? JournalShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** The journal as this program writes it, into a new file in the folder. */
export function shapeNow(folder: string): JournalShape {
  const settings = journalSettings(folder);
  const opened = openJournal(settings);
  if (opened.kind === 'broken') throw new Error(opened.why);
  opened.journal.close();
  return {
    tables: tablesOf(settings),
    entry: fingerprint(JournalEntry.omit({ body: true })),
    personal: fingerprint(PersonalRecord),
    transactionEvents: fingerprints(TransactionEvent.options),
    kioskEvents: fingerprints(KioskEvent.options),
  };
}

/** Settings of a journal in this folder, with a key of its own. */
export function journalSettings(folder: string): JournalSettings {
  const key = deviceKey(join(folder, 'device.key'));
  const kioskId = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';
  return {
    path: join(folder, 'journal.db'),
    key: 'a-key',
    ...{ kioskId, epoch: 1, begun: false, verify: key.verify },
    maker: { kioskId, bootId: kioskId, now: () => new Date(), monotonicMs: () => 5, sign: key.sign },
  };
}

export function openFile({ path, key }: Pick<JournalSettings, 'path' | 'key'>): Database.Database {
  return new Database(path, { encryptionCipher: 'aes256cbc', encryptionKey: key } as Database.Options);
}

/** The statements that make the tables of a journal that is closed. */
export function tablesOf(settings: Pick<JournalSettings, 'path' | 'key'>): string[] {
  const database = openFile(settings);
  const rows = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid').all();
  database.close();
  return rows.map((row) => (row as { sql: string }).sql.replaceAll(/\s+/g, ' '));
}

const fingerprints = (
  kinds: readonly (z.ZodType & { readonly shape: { readonly kind: z.ZodLiteral } })[],
): Record<string, string> =>
  Object.fromEntries(kinds.map((event) => [String(event.shape.kind.value), fingerprint(event)]));

/** Another one for every shape that accepts something else, as far as a JSON schema can say it. */
function fingerprint(shape: z.ZodType): string {
  const schema = JSON.stringify(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }));
  return createHash('sha256').update(schema).digest('hex').slice(0, 16);
}
