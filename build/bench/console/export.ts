import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { payToTheEnd, type TestCentral, testJournal } from '../../../central/server/testing/index.ts';
import { exportTransactions, exportTransactionsWorkbook } from '../../../central/wire/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';
import { type Figure, quantile } from '../measure.ts';
import type { Made } from './towns.ts';
import { signedIn } from './towns.ts';

const LOOK_EVERY_MS = 50;
const DELIVER_EVERY_MS = 200;
const COLLECT_EVERY_MS = 2_000;
const MIB = 2 ** 20;

type Exported = {
  readonly rows: number;
  readonly seconds: number;
  readonly mib: number;
  /** The most that the process took at once, more than before: with what could be collected and was not yet. */
  readonly grownMib: number;
  /** What is in use after everything else was collected, in the first and in the last third of the time. */
  readonly liveMib: readonly [first: number, last: number];
};

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * How much memory this process, which is central and its reader, takes more than before while a whole town is exported and a kiosk goes on
 * delivering; the largest town beside the smallest.
 */
export async function exportFigures(made: readonly Made[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [kind, { path }] of [
    ['XLSX', exportTransactionsWorkbook],
    ['CSV', exportTransactions],
  ] as const) {
    const done: Exported[] = [];
    for (const { town, transactions } of made) done.push(await exportWhole(town, path, transactions));
    const [small] = done;
    const large = done.at(-1);
    if (!small || !large) continue;
    figures.push({
      what: `${kind} of ${large.rows.toLocaleString('en-GB')} transactions while a kiosk delivers`,
      measured: inWords(large),
      baseline: `${inWords(small)}, for ${small.rows.toLocaleString('en-GB')} transactions`,
      ratio: null,
      aim: 'memory flat',
    });
  }
  return figures;
}

function inWords({ seconds, mib, grownMib, liveMib: [first, last] }: Exported): string {
  const live = `${first.toFixed(1)} MiB in use in the first third, ${last.toFixed(1)} in the last`;
  return `${seconds.toFixed(0)} s, ${mib.toFixed(0)} MiB; ${live}; at most ${grownMib.toFixed(0)} MiB more than before`;
}

async function exportWhole(town: TestCentral, path: string, rows: number): Promise<Exported> {
  const cookie = await signedIn(town);
  const stop = await deliverMeanwhile(town);
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, LOOK_EVERY_MS);
  const live: number[] = [];
  const takeSample = (): void => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    live.push((heapUsed + external) / MIB);
  };
  const collecting = setInterval(takeSample, COLLECT_EVERY_MS);
  const from = performance.now();
  let bytes = 0;
  try {
    const answer = await fetch(`${town.address}${path}`, {
      headers: { cookie, 'accept-encoding': 'identity' },
    });
    if (!answer.ok || !answer.body) throw new Error(`${path}: ${answer.status}`);
    for await (const piece of answer.body) bytes += piece.byteLength;
    takeSample();
  } finally {
    clearInterval(looking);
    clearInterval(collecting);
    await stop();
  }
  const seconds = (performance.now() - from) / 1_000;
  const third = Math.ceil(live.length / 3);
  const liveMib = [quantile(live.slice(0, third), 0.5), quantile(live.slice(-third), 0.5)] as const;
  return { rows, seconds, mib: bytes / MIB, grownMib: (most - before) / MIB, liveMib };
}

/** A kiosk that pays and delivers until it is stopped. */
async function deliverMeanwhile(town: TestCentral): Promise<() => Promise<void>> {
  const code = `E${randomUUID().slice(0, 7).toUpperCase()}`;
  const kiosk = await town.kiosk(code);
  const journal = testJournal(kiosk.kioskId, kiosk.key, kiosk.epoch);
  const { bill_id } = await town.central.db.selectFrom('bills').select('bill_id').executeTakeFirstOrThrow();
  let delivering = Promise.resolve();
  const timer = setInterval(() => {
    delivering = delivering.then(async () => {
      const sent = journal.entries.length;
      const reference = `${kiosk.prefix}-${sent + 1}`;
      const lines = [{ billId: bill_id, billNumber: 'W-TEMPLATE', amountMinor: 1 }];
      payToTheEnd(journal, { transactionId: randomUUID(), reference, lines });
      await kiosk.ask(deliverJournal, { entries: journal.entries.slice(sent) });
    });
  }, DELIVER_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await delivering;
  };
}
