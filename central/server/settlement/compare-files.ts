import { type Kysely, sql } from 'kysely';
import type { DayDifference } from '../../wire/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';
import { matchLines, type SettlementLine } from './match-lines.ts';
import type { OpenException } from './open-exceptions.ts';

/** A line with the file that it stands in, and its transaction, where one was found. */
export type FileLine = SettlementLine & { readonly file: string; readonly whose: Whose | null };

type Asked = {
  readonly townId: string;
  readonly day: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly open: readonly OpenException[];
  readonly more: readonly FileLine[];
  /** There is a file of this day: a payment that stands in none is a difference. */
  readonly compares: boolean;
};

type Compared = {
  readonly differences: readonly DayDifference[];
  /** What the files say, by kiosk; null while there is no file. */
  readonly fileMinor: ReadonlyMap<string, number> | null;
};

const HOUR_MS = 3_600_000;

/** What our books and the card company's files of a day say differently, by transaction. */
export async function compareFiles(db: Kysely<Schema>, asked: Asked): Promise<Compared> {
  const { townId, day, codes, open, more, compares } = asked;
  if (!compares) return { differences: [], fileMinor: null };
  const ofDay = [...(await readLines(db, townId, day)), ...more];
  const ours = await readOurs(db, townId, day, ofDay);
  const others = await readOtherFiles(db, townId, day, [...ours.values()].map(whoseOf));
  const theirs = new Map<string, FileLine[]>();
  for (const line of [...ofDay, ...others])
    if (line.whose) theirs.set(keyOf(line.whose), [...(theirs.get(keyOf(line.whose)) ?? []), line]);
  const fileMinor = new Map<string, number>();
  for (const { whose, amountMinor } of ofDay)
    if (whose) fileMinor.set(whose.kioskId, (fileMinor.get(whose.kioskId) ?? 0) + amountMinor);
  const differences: DayDifference[] = [];
  for (const [name, one] of ours) {
    const lines = theirs.get(name) ?? [];
    const theirsMinor = lines.reduce((all, { amountMinor }) => all + amountMinor, 0);
    if (theirsMinor === one.net) continue;
    const [line] = lines;
    differences.push({
      kind: line ? 'other-amount' : 'not-in-file',
      kioskId: one.kiosk_id,
      kioskCode: codes.get(one.kiosk_id) ?? null,
      transactionId: one.transaction_id,
      reference: one.reference,
      at: one.at.toISOString(),
      oursMinor: one.net,
      theirsMinor: line ? theirsMinor : null,
      file: line?.file ?? null,
      line: line?.line ?? null,
      terminalTransactionId: one.terminal_transaction_id,
      authorisationCode: one.authorisation_code,
      exceptions: open.filter((exception) => keyOf(exception) === name).map(({ kind }) => kind),
      perhaps: null,
    });
  }
  const strange = ofDay
    .filter(({ whose }) => whose === null)
    .map(
      (line): DayDifference => ({
        kind: 'not-in-books',
        kioskId: null,
        kioskCode: null,
        transactionId: null,
        reference: null,
        at: line.at?.toISOString() ?? null,
        oursMinor: 0,
        theirsMinor: line.amountMinor,
        file: line.file,
        line: line.line,
        terminalTransactionId: line.terminalTransactionId,
        authorisationCode: line.authorisationCode,
        exceptions: [],
        perhaps: perhaps(line, open),
      }),
    );
  return { differences: [...differences, ...strange], fileMinor };
}

/** An exception that the line may be the answer to: the terminal named this payment, or it is about the same amount at about the same time. */
function perhaps(line: FileLine, open: readonly OpenException[]): DayDifference['perhaps'] {
  const amount = Math.abs(line.amountMinor);
  const near = ({ at }: OpenException): boolean =>
    line.at === null || Math.abs(at.getTime() - line.at.getTime()) <= 36 * HOUR_MS;
  const one =
    open.find(
      ({ terminalTransactionId }) =>
        terminalTransactionId !== null && terminalTransactionId === line.terminalTransactionId,
    ) ?? open.find((exception) => exception.amountMinor === amount && near(exception));
  if (!one) return null;
  const { kioskId, transactionId, reference } = one;
  return { kioskId, transactionId, reference };
}

type LineRow = {
  readonly name: string;
  readonly line: number;
  readonly amount_minor: number;
  readonly currency: string;
  readonly terminal_transaction_id: string | null;
  readonly authorisation_code: string | null;
  readonly at: Date | null;
  readonly kiosk_id: string | null;
  readonly transaction_id: string | null;
};

const asLine = (row: LineRow): FileLine => ({
  file: row.name,
  line: row.line,
  amountMinor: row.amount_minor,
  currency: row.currency,
  terminalTransactionId: row.terminal_transaction_id,
  authorisationCode: row.authorisation_code,
  at: row.at,
  whose:
    row.kiosk_id !== null && row.transaction_id !== null
      ? { kioskId: row.kiosk_id, transactionId: row.transaction_id }
      : null,
});

/** The lines of the day's files. What fitted nothing when it came is looked for again: a kiosk may have been away. */
async function readLines(db: Kysely<Schema>, townId: string, day: string): Promise<readonly FileLine[]> {
  const { rows } = await sql<LineRow>`
    select files.name, lines.* from settlement_files as files join settlement_lines as lines using (town_id, digest)
    where files.town_id = ${townId} and files.day = ${day}::date order by files.imported_at, lines.line`.execute(
    db,
  );
  const lines = rows.map(asLine);
  const without = lines.filter(({ whose }) => whose === null);
  const again = await matchLines(db, townId, without);
  const found = new Map(without.map((line, at) => [line, again[at] ?? null]));
  return lines.map((line) => ({ ...line, whose: line.whose ?? found.get(line) ?? null }));
}

type Ours = {
  readonly kiosk_id: string;
  readonly transaction_id: string;
  readonly reference: string | null;
  readonly at: Date;
  /** Taken by card less what went back to it. */
  readonly net: number;
  readonly terminal_transaction_id: string | null;
  readonly authorisation_code: string | null;
};

const whoseOf = (row: Ours): Whose => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id });

/** What the card company should have moved for the transactions of the day, and for those that its file names. */
async function readOurs(
  db: Kysely<Schema>,
  townId: string,
  day: string,
  lines: readonly FileLine[],
): Promise<ReadonlyMap<string, Ours>> {
  const named = lines.flatMap(({ whose }) => whose ?? []);
  const { rows } = await sql<Ours>`
    with asked as (
      select kiosk_id, transaction_id from settlement_movements
      where town_id = ${townId} and day = ${day}::date and by_card
      union
      select * from unnest(${named.map((one) => one.kioskId)}::uuid[], ${named.map((one) => one.transactionId)}::text[])
    ), nets as (
      select moved.kiosk_id, moved.transaction_id, min(moved.at) as at, max(moved.terminal_transaction_id) as terminal_transaction_id,
        max(moved.authorisation_code) as authorisation_code,
        sum(case moved.kind when 'taken' then amount_minor else -amount_minor end)::bigint as net
      from asked join settlement_movements as moved using (kiosk_id, transaction_id)
      where moved.by_card and moved.day <= ${day}::date
      group by moved.kiosk_id, moved.transaction_id
    )
    select nets.*, transactions.reference from nets left join transactions using (kiosk_id, transaction_id)
    order by nets.at, nets.transaction_id`.execute(db);
  return new Map(rows.map((row) => [keyOf(whoseOf(row)), row]));
}

/** What files of other days say of the same transactions. */
async function readOtherFiles(
  db: Kysely<Schema>,
  townId: string,
  day: string,
  asked: readonly Whose[],
): Promise<readonly FileLine[]> {
  const { rows } = await sql<LineRow>`
    select files.name, lines.* from settlement_lines as lines join settlement_files as files using (town_id, digest)
    where ${isOneOf(asked, 'lines')} and files.town_id = ${townId} and files.day <> ${day}::date`.execute(db);
  return rows.map(asLine);
}
