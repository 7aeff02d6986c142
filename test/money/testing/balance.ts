import { sql } from 'kysely';
import { nextStep, type Transaction } from '../../../domain/transaction/index.ts';
import type { WorldCentral } from './world-central.ts';
import type { WorldKiosk } from './world-kiosk.ts';
import type { Visit } from './world-resident.ts';

type OpenException = {
  readonly transactionId: string;
  readonly kind: string;
  readonly amountMinor: number | null;
  readonly detail: string;
};

/** What was written so shortly before the end is on its way: a line that loses answers needs a few tries. */
const ON_ITS_WAY_MS = 120_000;

/** Exceptions that say how much may have been taken; all others say how much was. */
const PERHAPS: ReadonlySet<string> = new Set(['payment-unknown', 'reversal-unknown', 'late-doubt']);

/**
 * Compares the acquirer's books, central's postings and the exceptions that clerks see when everything has come to rest. Every
 * sentence is money without a place: none means that charged = posted + given back + with a clerk who knows how much.
 * @param calm whether every late question was answered in the end: only then the kiosk knows of all that the terminal did
 */
export async function moneyWithoutPlace(
  central: WorldCentral,
  kiosks: readonly WorldKiosk[],
  visits: readonly Visit[],
  { calm, now }: { readonly calm: boolean; readonly now: Date },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kiosk of kiosks) {
    const posted = await postingsOf(central, kiosk);
    const open = await exceptionsOf(central, kiosk);
    const net = netByTransaction(kiosk);
    for (const transactionId of net.keys())
      if (visits.every((visit) => visit.transactionId !== transactionId))
        found.push(`${kiosk.code}: money of ${transactionId}, which nobody began`);
    let unplaced = 0;
    const choices: Choices[] = [];
    for (const { transactionId, bill } of visits.filter((visit) => visit.kiosk === kiosk)) {
      const charged = net.get(transactionId) ?? 0;
      const booked = posted.get(transactionId) ?? 0;
      if (booked !== 0 && booked !== bill.amountMinor) found.push(`${transactionId}: posted ${booked}`);
      const mine = open.filter((exception) => exception.transactionId === transactionId);
      const held = mine.flatMap((exception) => choicesOf(exception) ?? []);
      const rest = charged - booked;
      // The totals answer only for what the terminal kept to itself.
      if (allHeard(kiosk, transactionId) && !reachable(rest, held, 0))
        found.push(`${transactionId}: the terminal told all of it: ${rest}; clerks have ${inWords(held)}`);
      choices.push(...held);
      unplaced += rest;
    }
    // Money of which no transaction's exception speaks has to stand in the totals, to the cent.
    const totals = open
      .filter(({ kind }) => kind === 'totals-differ')
      .reduce(
        (sum, { amountMinor, detail }) => sum + (detail.includes(' less ') ? -1 : 1) * (amountMinor ?? 0),
        0,
      );
    if (calm && !reachable(unplaced, choices, totals))
      found.push(
        `${kiosk.code}: ${unplaced} is charged and not posted; clerks have ${inWords(choices)}, totals ${totals}`,
      );
    if (calm) found.push(...unfinished(kiosk, visits));
    const head = await headOf(central, kiosk);
    const behind = kiosk
      .journal()
      .undelivered(50)
      .filter(({ entry }) => entry.seq > head && now.getTime() - Date.parse(entry.at) > ON_ITS_WAY_MS);
    if (behind.length > 0)
      found.push(`${kiosk.code}: central has ${head} entries of ${kiosk.journal().head().seq}`);
  }
  const { rows } = await sql<{ bill_number: string }>`
    select bill_number from bills where town_id = ${central.townId} and bill_id = any(${visits.map(({ bill }) => bill.billId)}::text[])
      and paid_minor <> coalesce((select sum(amount_minor) from posting_lines where posting_lines.bill_id = bills.bill_id), 0)
  `.execute(central.db);
  found.push(...rows.map((row) => `bill ${row.bill_number}: what is paid is not what was posted`));
  return found;
}

/** Sums of which an exception says that one was taken, in minor units. */
type Choices = ReadonlySet<number>;

/** What an exception says of the money: one sum, or several where a terminal contradicts itself, and none where perhaps none was taken. */
function choicesOf({ kind, amountMinor, detail }: OpenException): Choices | null {
  if (amountMinor === null) return null;
  const others = [...detail.matchAll(/(\d+) EUR/g)].map(([, other]) => Number(other));
  if (PERHAPS.has(kind)) return new Set([0, amountMinor, ...others]);
  // Of a part that went back the other amounts are what perhaps went back instead.
  const back = Number(/^(\d+) went back/.exec(detail)?.[1] ?? 0);
  return new Set([amountMinor, ...others.map((other) => amountMinor + back - other)]);
}

const inWords = (choices: readonly Choices[]): string =>
  choices.map((one) => [...one].join(' or ')).join(' and ') || 'nothing';

/** Whether answers that came through whole named every movement of a transaction's money. */
const allHeard = ({ plain, heard }: WorldKiosk, transactionId: string): boolean =>
  plain.ledger().every((entry) => entry.saleTransactionId !== transactionId || heard.has(entry));

/** Whether one sum of each exception, with the difference that the totals show, makes up the rest exactly. */
function reachable(rest: number, choices: readonly Choices[], totals: number): boolean {
  let sums = new Set([0]);
  for (const one of choices) sums = new Set([...sums].flatMap((sum) => [...one].map((more) => sum + more)));
  return sums.has(rest) || sums.has(rest - totals);
}

function netByTransaction({ plain }: WorldKiosk): ReadonlyMap<string, number> {
  const net = new Map<string, number>();
  for (const { saleTransactionId, kind, amountMinor } of plain.ledger())
    net.set(
      saleTransactionId,
      (net.get(saleTransactionId) ?? 0) + (kind === 'charge' ? amountMinor : -amountMinor),
    );
  return net;
}

function unfinished(kiosk: WorldKiosk, visits: readonly Visit[]): string[] {
  return visits
    .filter((visit) => visit.kiosk === kiosk)
    .flatMap(({ transactionId }) => {
      const now: Transaction | null = kiosk.runner().lookBack(transactionId);
      const step = now && nextStep(now);
      // What the terminal did not answer for long is asked for beyond the end of the run.
      const asked = step?.kind === 'check-late' && step.asked.answered > 0;
      return step && step.kind !== 'done' && !asked ? [`${transactionId}: still to do: ${step.kind}`] : [];
    });
}

async function postingsOf(
  { db }: WorldCentral,
  { kioskId }: WorldKiosk,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('postings')
    .select(['transaction_id', 'amount_minor'])
    .where('kiosk_id', '=', kioskId)
    .where('outcome', '=', 'accepted')
    .execute();
  return new Map(rows.map((row) => [row.transaction_id, row.amount_minor]));
}

async function exceptionsOf(
  { db }: WorldCentral,
  { kioskId }: WorldKiosk,
): Promise<readonly OpenException[]> {
  const rows = await db
    .selectFrom('exceptions')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .where('closed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    kind: row.kind,
    amountMinor: row.amount_minor,
    detail: row.detail,
  }));
}

async function headOf({ db }: WorldCentral, { kioskId }: WorldKiosk): Promise<number> {
  const row = await db
    .selectFrom('kiosks')
    .select('head_seq')
    .where('kiosk_id', '=', kioskId)
    .executeTakeFirstOrThrow();
  return row.head_seq;
}
