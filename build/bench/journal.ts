import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { JournalBody } from '../../domain/journal/index.ts';
import { deviceKey } from '../../main/identity/index.ts';
import { openJournal } from '../../main/journal/index.ts';
import { type Figure, inTurn, milliseconds, quantile } from './measure.ts';

const ROUNDS = 2_000;
const KIOSK = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';

/** One journal append against one bare insert of the same entry into the same encrypted, fully synchronous database. */
export async function journalFigure(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-journal-'));
  const key = deviceKey(join(folder, 'device.key'));
  const opened = openJournal({
    path: join(folder, 'journal.db'),
    key: 'bench',
    kioskId: KIOSK,
    epoch: 1,
    begun: false,
    verify: key.verify,
    maker: {
      kioskId: KIOSK,
      bootId: KIOSK,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sign: key.sign,
    },
  });
  if (opened.kind === 'broken') throw new Error(opened.why);
  const bare = new Database(join(folder, 'bare.db'), {
    encryptionCipher: 'aes256cbc',
    encryptionKey: 'bench',
  } as Database.Options);
  for (const pragma of ['locking_mode=EXCLUSIVE', 'journal_mode=WAL', 'synchronous=FULL'])
    bare.exec(`PRAGMA ${pragma}`);
  bare.exec('CREATE TABLE entries (seq INTEGER PRIMARY KEY, content TEXT NOT NULL)');
  const insert = bare.prepare('INSERT INTO entries (content) VALUES (?)');
  const event = { kind: 'started', reference: 'MILL1-1', serviceId: 'pay-bill', language: 'en' } as const;
  const body: JournalBody = { subject: 'transaction', transactionId: KIOSK, event };
  const first = opened.journal.append(body);
  if (first.kind !== 'kept') throw new Error(first.why);
  const content = JSON.stringify(first.entry);

  const times = await inTurn(
    ROUNDS,
    () => void opened.journal.append(body),
    () => void insert.run(content),
  );
  opened.journal.close();
  bare.close();
  rmSync(folder, { recursive: true, force: true });
  const [ours, baseline] = [quantile(times.ours, 0.5), quantile(times.baseline, 0.5)];
  return {
    what: 'one journal append (median)',
    measured: milliseconds(ours),
    baseline: `${milliseconds(baseline)}, one bare insert`,
    ratio: ours / baseline,
    aim: 'at most 1.5',
  };
}
