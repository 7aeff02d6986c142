import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { JOURNAL_SCHEMA, type JournalBody } from '../../domain/journal/index.ts';
import { openJournal } from '../../main/journal/index.ts';
import { journalSettings, openFile, recordedShape, shapeNow, tablesOf } from './journal-shape.ts';

const { min, max, writes } = JOURNAL_SCHEMA;
const versions = Array.from({ length: max - min + 1 }, (_, at) => min + at);
const HOW = 'The journal is not as recorded: it needs a new version, in two releases (docs/releasing.md).';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-version-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what this program reads and writes is the version that it names, so that an older one is never surprised (U16)', () => {
  expect(shapeNow(folder), HOW).toEqual(recordedShape(max));
});

it('it writes one that it reads', () => {
  expect(versions).toContain(writes);
});

it.each(versions)(
  'it opens a journal of version %i, writes into it, and leaves its tables as an older program knows them',
  (version) => {
    const recorded = recordedShape(version);
    const settings = journalSettings(folder);
    const database = openFile(settings);
    for (const statement of recorded?.tables ?? []) database.exec(statement);
    database.exec('INSERT OR IGNORE INTO delivery (one, delivered_seq) VALUES (1, 0)');
    database.close();
    const body: JournalBody = { subject: 'kiosk', event: { kind: 'back-in-order' } };
    for (const begun of [false, true]) {
      const opened = openJournal({ ...settings, begun });
      if (opened.kind === 'broken') throw new Error(opened.why);
      expect(opened.journal.append(body)).toMatchObject({ kind: 'kept' });
      opened.journal.close();
    }
    expect(tablesOf(settings)).toEqual(recordedShape(writes)?.tables);
  },
);
