import { join } from 'node:path';
import { sql } from 'kysely';
import type { JournalEntry } from '../../domain/journal/index.ts';
import {
  fold,
  nextStep,
  type Standing,
  type Step,
  standing,
  type Transaction,
  type TransactionEvent,
} from '../../domain/transaction/index.ts';
import { deviceKey } from '../../main/identity/index.ts';
import { openJournal } from '../../main/journal/index.ts';
import { journalKeyOf, type Scene } from './scene.ts';
import { GUARD_MS, until } from './until.ts';

/** What the three books say of one transaction. */
export type Account = {
  readonly transactionId: string;
  readonly journal: Transaction | null;
  readonly events: readonly TransactionEvent[];
  /** Charged minus given back, in minor units, in the acquirer's books. */
  readonly netMinor: number;
  readonly charges: number;
  readonly posting: { readonly outcome: string; readonly amountMinor: number } | null;
  readonly centralStanding: string | null;
  readonly openExceptions: readonly string[];
};

export type Books = {
  readonly accounts: readonly Account[];
  readonly journal: readonly JournalEntry[];
  readonly centralHead: number;
  readonly alarms: readonly string[];
  /** Bills that were paid beyond their amount, or whose paid sum is not that of their postings. */
  readonly wrongBills: readonly string[];
};

/** Waits until a running kiosk has nothing left to do: every transaction is at its end and central has the whole journal. */
export async function settled(scene: Scene, deadlineMs = GUARD_MS): Promise<void> {
  const kiosk = scene.runs.at(-1);
  if (!kiosk) throw new Error('no kiosk was started');
  const ids = (): string[] => [
    ...new Set(scene.runs.flatMap((run) => run.appends.map((one) => one.transactionId))),
  ];
  let last: unknown;
  await until(
    'everything is settled',
    async () => {
      const story = await kiosk.story(ids());
      const { head } = await kiosk.devices();
      const central = await centralHead(scene);
      const open = ids().flatMap((id) => stillToDo(id, story[id] ?? []));
      last = { open, head, central, events: kiosk.events().slice(-6), running: kiosk.running() };
      return open.length === 0 && head === central;
    },
    deadlineMs,
    () => last,
  );
}

function stillToDo(transactionId: string, events: readonly TransactionEvent[]): unknown[] {
  if (events.length === 0) return [];
  const told = fold(transactionId, events);
  if (told.kind === 'impossible') throw new Error(`${transactionId}: ${told.why}`);
  const step = nextStep(told.transaction);
  return isAtRest(step) ? [] : [step];
}

/** Done, or with nothing left but questions that come over a day: the first of them has been answered. */
const isAtRest = (step: Step): boolean =>
  step.kind === 'done' ||
  (step.kind === 'check-late' && (step.asked.answered > 0 || step.question !== 'given-up')) ||
  step.kind === 'check-late-reversal';

/**
 * Ends the kiosk, reads the three books and compares them. Returns every disagreement as a sentence: none means that
 * terminal, journal and central agree on the money.
 */
export async function disagreements(scene: Scene): Promise<{ found: readonly string[]; books: Books }> {
  await scene.runs.at(-1)?.close();
  const books = await readBooks(scene);
  const found = books.accounts.flatMap(compare);
  // The last late question may have been answered, or the totals compared, while the kiosk ended.
  const toDeliver =
    books.journal.findLastIndex(
      ({ body }) => body.subject === 'transaction' && body.event.kind !== 'late-check-passed',
    ) + 1;
  if (books.centralHead < toDeliver)
    found.push(`the journal has ${books.journal.length} entries, central ${books.centralHead}`);
  found.push(...books.alarms.filter((kind) => kind !== 'late-approval').map((kind) => `alarm: ${kind}`));
  found.push(...books.wrongBills);
  return { found, books };
}

async function readBooks(scene: Scene): Promise<Books> {
  const journal = readJournalFile(scene);
  const events = new Map<string, TransactionEvent[]>();
  for (const { body } of journal) {
    if (body.subject !== 'transaction') continue;
    events.set(body.transactionId, [...(events.get(body.transactionId) ?? []), body.event]);
  }
  const ledger = scene.devices.terminal.ledger();
  const central = await readCentral(scene);
  const ids = new Set([
    ...events.keys(),
    ...ledger.map((movement) => movement.saleTransactionId),
    ...central.transactions.keys(),
    ...central.postings.keys(),
  ]);
  const accounts = [...ids].map((transactionId): Account => {
    const told = fold(transactionId, events.get(transactionId) ?? []);
    return {
      transactionId,
      journal: told.kind === 'applied' ? told.transaction : null,
      events: events.get(transactionId) ?? [],
      netMinor: scene.devices.terminal.netChargedMinor(transactionId),
      charges: ledger.filter((one) => one.kind === 'charge' && one.saleTransactionId === transactionId)
        .length,
      posting: central.postings.get(transactionId) ?? null,
      centralStanding: central.transactions.get(transactionId) ?? null,
      openExceptions: central.exceptions
        .filter((exception) => exception.transactionId === transactionId)
        .map((exception) => exception.kind),
    };
  });
  const { alarms, wrongBills } = central;
  return { accounts, journal, centralHead: await centralHead(scene), alarms, wrongBills };
}

/** Reads the file as a new start of the kiosk would: structure, chain, signatures. Throws when it is not sound. */
function readJournalFile(scene: Scene): readonly JournalEntry[] {
  const key = deviceKey(join(scene.dataFolder, 'device.key'));
  const { kioskId } = scene;
  const opened = openJournal({
    path: join(scene.dataFolder, 'journal.db'),
    key: journalKeyOf(scene),
    kioskId,
    epoch: 1,
    begun: true,
    verify: key.verify,
    maker: { kioskId, bootId: kioskId, now: () => new Date(), monotonicMs: () => 0, sign: key.sign },
  });
  if (opened.kind === 'broken') throw new Error(opened.why);
  const { journal } = opened;
  try {
    journal.setDelivered(0);
    return journal.undelivered(100_000).map(({ entry }) => entry);
  } finally {
    journal.setDelivered(journal.head().seq);
    journal.close();
  }
}

async function readCentral({ town, kioskId }: Scene) {
  const { db } = town.central;
  const transactions = await db
    .selectFrom('transactions')
    .select(['transaction_id', 'standing'])
    .where('kiosk_id', '=', kioskId)
    .execute();
  const postings = await db
    .selectFrom('postings')
    .select(['transaction_id', 'outcome', 'amount_minor'])
    .where('kiosk_id', '=', kioskId)
    .execute();
  const exceptions = await db
    .selectFrom('exceptions')
    .select(['transaction_id', 'kind'])
    .where('kiosk_id', '=', kioskId)
    .where('closed_at', 'is', null)
    .execute();
  const alarms = await db.selectFrom('alarms').select('kind').where('kiosk_id', '=', kioskId).execute();
  const { rows: wrong } = await sql<{ bill_number: string }>`
    select bill_number from bills left join (
      select bill_id, sum(amount_minor) as posted from posting_lines group by bill_id
    ) as lines using (bill_id)
    where paid_minor > amount_minor or paid_minor <> coalesce(posted, 0)`.execute(db);
  return {
    transactions: new Map(transactions.map((row) => [row.transaction_id, row.standing])),
    postings: new Map(
      postings.map((row) => [
        row.transaction_id,
        { outcome: row.outcome, amountMinor: Number(row.amount_minor) },
      ]),
    ),
    exceptions: exceptions.map((row) => ({ transactionId: row.transaction_id, kind: row.kind })),
    alarms: alarms.map((row) => row.kind),
    wrongBills: wrong.map((row) => `bill ${row.bill_number}: what is paid is not what was posted`),
  };
}

async function centralHead({ town, kioskId }: Scene): Promise<number> {
  const row = await town.central.db
    .selectFrom('kiosks')
    .select('head_seq')
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirstOrThrow();
  return Number(row.head_seq);
}

/** What the three books do not agree on for one transaction. */
function compare(account: Account): string[] {
  const { journal, netMinor, posting } = account;
  if (journal === null) return [`${account.transactionId}: the journal does not tell one story`];
  const name = journal.reference;
  const found: string[] = [];
  const expect = (holds: boolean, sentence: string): void => {
    if (!holds) found.push(`${name}: ${sentence} ${JSON.stringify({ ...account, journal: undefined })}`);
  };
  const stands = standing(journal);
  const accepted = posting?.outcome === 'accepted';
  const withClerk = account.openExceptions.length > 0;
  expect(isAtRest(nextStep(journal)), 'is not at its end');
  expect(account.centralStanding === stands, `central says ${account.centralStanding}, the kiosk ${stands}`);
  expect(netMinor >= 0, 'more was given back than was charged');
  if (!withClerk) {
    expect(netMinor === 0 || netMinor === journal.total?.amountMinor, 'the charge is not the price');
    expect(netMinor > 0 === accepted, 'charged and posted are not the same');
  }
  expect(!accepted || posting?.amountMinor === netMinor, 'posted is not what was charged');
  expect(HOLDS[stands](account, accepted, withClerk), `does not stand as "${stands}"`);
  return found;
}

/** What has to be so for each place where the money can stand. */
const HOLDS: Readonly<
  Record<Standing, (account: Account, accepted: boolean, withClerk: boolean) => boolean>
> = {
  'not-charged': ({ netMinor, posting }) => netMinor === 0 && posting === null,
  unknown: () => false,
  delivering: () => false,
  reversing: () => false,
  delivered: ({ netMinor }, accepted) => accepted && netMinor > 0,
  reversed: ({ netMinor }, accepted, withClerk) => !accepted && netMinor === 0 && !withClerk,
  clerk: (_account, accepted, withClerk) => withClerk && !accepted,
};
