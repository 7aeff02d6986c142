import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../central/server/database/index.ts';
import {
  type Answer,
  billLine,
  kioskAt,
  payToTheEnd,
  type TestCentral,
  testCentral,
  testJournal,
} from '../../central/server/testing/index.ts';
import { deliverJournal, LARGEST_DELIVERY } from '../../domain/wire/index.ts';
import { type Program, startProgram } from '../start/program.ts';
import { type Figure, inTurn, quantile } from './measure.ts';

const BATCHES = 60;
/** A server that has run for a minute has compiled what it uses most; one that has just been started has not. */
const WARM_UP_BATCHES = 120;
/** Kiosks that deliver at the same time, to one server process and to two. */
const KIOSKS = 4;

/**
 * Central's ingestion of journal entries (signatures, chain, projection, HTTP and all) by one warm server process against bare inserts
 * of the same entries in the same batches into the same database; and what two server processes carry. Central runs as its own program,
 * and requests are signed beforehand: what kiosks do is not its work.
 */
export async function ingestionFigures(): Promise<Figure[]> {
  const town = await testCentral();
  const bare = openDatabase(town.ownerUrl, () => undefined);
  const first = await startServer(town);
  const second = await startServer(town);
  try {
    const alone = await figureOfOne(town, first, bare);
    // The second one is as warm as the first before both are measured.
    await together(town, [second], WARM_UP_BATCHES);
    const one = await together(town, [first], BATCHES);
    const two = await together(town, [first, second], BATCHES);
    return [
      alone,
      {
        what: `the same by two server processes, ${KIOSKS} kiosks at once`,
        measured: inWords(two),
        baseline: `${inWords(one)}, by one process`,
        ratio: two.perSecond / one.perSecond,
        aim: 'close to 2, where there are processors for both and the database',
      },
    ];
  } finally {
    await Promise.all([first.stop(), second.stop()]);
    await bare.destroy();
    await town.close();
  }
}

/** Central as its own program, on the database of this town. */
const startServer = (town: TestCentral): Promise<Program> =>
  startProgram(
    'node',
    [
      'central/server/index.ts',
      'serve',
      '--port',
      '0',
      '--second-factor-for',
      'none',
      '--log-level',
      'error',
    ],
    ({ kind }) => kind === 'ready',
    undefined,
    { DATABASE_URL: town.url },
  );

async function figureOfOne(town: TestCentral, server: Program, bare: Database): Promise<Figure> {
  const { batches, deliveries } = await kioskWith(town, server, WARM_UP_BATCHES + BATCHES);
  await sql`create table bare_entries (kiosk_id uuid, epoch int, seq int, content text, primary key (kiosk_id, epoch, seq))`.execute(
    bare,
  );
  let sent = 0;
  let inserted = 0;
  const times = await inTurn(
    batches.length,
    () => deliver(deliveries[sent++]),
    async () => {
      const rows = (batches[inserted++] ?? []).map(
        ({ entry }) => sql`(${entry.kioskId}, ${entry.epoch}, ${entry.seq}, ${JSON.stringify(entry)})`,
      );
      await sql`insert into bare_entries values ${sql.join(rows)}`.execute(bare);
    },
  );
  const perSecond = (samples: readonly number[]): number =>
    (LARGEST_DELIVERY / quantile(samples.slice(WARM_UP_BATCHES), 0.5)) * 1_000;
  const [ours, plain] = [perSecond(times.ours), perSecond(times.baseline)];
  return {
    what: `central's ingestion, warm, batches of ${LARGEST_DELIVERY} (median)`,
    measured: `${ours.toFixed(0)} entries a second`,
    baseline: `${plain.toFixed(0)} bare rows a second`,
    ratio: ours / plain,
    aim: 'at least 0.2',
  };
}

type Carried = { readonly perSecond: number; readonly cpuMsPerBatch: number };

const inWords = ({ perSecond, cpuMsPerBatch }: Carried): string =>
  `${perSecond.toFixed(0)} entries a second, ${cpuMsPerBatch.toFixed(1)} ms of processor time a batch`;

/** Several kiosks deliver so many batches in all, each its own one after the other, spread over these servers. */
async function together(town: TestCentral, servers: readonly Program[], batches: number): Promise<Carried> {
  const each = Math.ceil(batches / KIOSKS);
  const queues: Delivery[][] = [];
  for (let at = 0; at < KIOSKS; at += 1) {
    const server = servers[at % servers.length];
    if (server) queues.push((await kioskWith(town, server, each)).deliveries);
  }
  const cpuBefore = cpuMsOf(servers);
  const begun = performance.now();
  await Promise.all(
    queues.map(async (deliveries) => {
      for (const delivery of deliveries) await deliver(delivery);
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  const all = each * KIOSKS;
  return {
    perSecond: (all * LARGEST_DELIVERY) / seconds,
    cpuMsPerBatch: (cpuMsOf(servers) - cpuBefore) / all,
  };
}

const TICKS_A_SECOND = 100;

/** The processor time that these processes have used, from proc(5). */
const cpuMsOf = (servers: readonly Program[]): number =>
  servers.reduce((sum, { child }) => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1_000;
  }, 0);

type Delivery = () => Promise<Answer>;

async function deliver(delivery: Delivery | undefined): Promise<void> {
  const answer = await delivery?.();
  if (!answer?.text.startsWith('{"kind":"accepted"')) throw new Error(answer?.text.slice(0, 200));
}

let kiosks = 0;

/** A kiosk with a journal of so many batches, and the signed requests that deliver them to this server. */
async function kioskWith(town: TestCentral, server: Program, count: number) {
  kiosks += 1;
  const code = `BENCH${kiosks}`;
  const enrolled = await town.kiosk(code);
  const { kioskId, key, epoch } = enrolled;
  const journal = testJournal(kioskId, key, epoch);
  await town.importLines([billLine('104-2210', code, '99999.00', '0.01')]);
  const { bill_id } = await town.central.db
    .selectFrom('bills')
    .select('bill_id')
    .where('bill_number', '=', code)
    .executeTakeFirstOrThrow();
  while (journal.entries.length < count * LARGEST_DELIVERY) addVisits(journal, code, bill_id);
  const batches = Array.from({ length: count }, (_, at) =>
    journal.entries.slice(at * LARGEST_DELIVERY, (at + 1) * LARGEST_DELIVERY),
  );
  const there = kioskAt(String(server.ready.address), { kioskId, kioskCode: code, epoch }, key);
  const deliveries: Delivery[] = [];
  for (const entries of batches) deliveries.push(await there.sign(deliverJournal.path, { entries }));
  return { batches, deliveries };
}

/** What residents leave in the journal: two who pay, and one who only looked. */
function addVisits(journal: ReturnType<typeof testJournal>, code: string, billId: string): void {
  for (let paid = 0; paid < 2; paid += 1) {
    const lines = [{ billId, billNumber: code, amountMinor: 1 }];
    const transactionId = randomUUID();
    payToTheEnd(journal, { transactionId, reference: `${code}-${journal.entries.length + 1}`, lines });
  }
  const transactionId = randomUUID();
  const reference = `${code}-${journal.entries.length + 1}`;
  journal.event(transactionId, { kind: 'started', reference, serviceId: 'pay-bill', language: 'en' });
  journal.event(transactionId, { kind: 'resident-gone', why: 'left' });
  journal.event(transactionId, { kind: 'abandoned' });
}
