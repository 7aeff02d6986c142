import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { applySettlementFile, previewSettlementFile, SettlementMapping } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction, type Schema } from '../database/index.ts';
import { readInPieces } from '../reading/index.ts';
import { readClosed } from './chain.ts';
import type { FileLine } from './compare-files.ts';
import { matchLines, type SettlementLine } from './match-lines.ts';
import { catchUpMovements, lockDays } from './project-movements.ts';
import { readContents } from './read-contents.ts';
import { readLines } from './read-lines.ts';
import type { BadLine } from './read-settlement-file.ts';

export type GivenFile = {
  readonly day: string;
  readonly name: string;
  readonly csv: string;
  readonly mapping: SettlementMapping;
  readonly sum?: string | undefined;
};

type Previewed = z.infer<typeof previewSettlementFile.response>;
type Taken = z.infer<typeof applySettlementFile.response>;
type Refused = Extract<Taken, { kind: 'refused' }>;

const READER = new URL('./line-reader.ts', import.meta.url);

/** The differences that a day would have with a file that is not kept yet. */
export async function previewFile(
  { db }: Central,
  town: TownDefinition,
  given: GivenFile,
): Promise<Previewed> {
  const read = await readGiven(town, given);
  if (read.kind === 'refused') return read;
  await catchUpMovements(db);
  const known = await knownAlready(db, town.townId, given.day, read);
  if (known.length > 0) return { kind: 'refused', badLines: known };
  const lines = await withTransactions(db, town.townId, given.name, read.lines);
  const { differences } = await readContents(db, town, given.day, lines);
  return { kind: 'read', ...factsOf(town, read, lines), differences };
}

/** Takes a file to its day, whole or not at all. Of the same file twice the second one is refused. */
export async function takeFile(
  central: Central,
  town: TownDefinition,
  given: GivenFile,
  userName: string,
): Promise<Taken> {
  const { townId } = town;
  const read = await readGiven(town, given);
  if (read.kind === 'refused') return read;
  await catchUpMovements(central.db);
  return inTransaction(central.db, async (transaction): Promise<Taken> => {
    await lockDays(transaction);
    const known = await knownAlready(transaction, townId, given.day, read);
    if (known.length > 0) return { kind: 'refused', badLines: known };
    const now = central.now();
    const lines = await withTransactions(transaction, townId, given.name, read.lines);
    const { digest } = read;
    const file = { town_id: townId, digest, day: given.day, name: given.name, lines: lines.length };
    await transaction
      .insertInto('settlement_files')
      .values({ ...file, sum_minor: read.sumMinor, imported_by: userName, imported_at: now })
      .execute();
    for (let from = 0; from < lines.length; from += 1_000)
      await transaction
        .insertInto('settlement_lines')
        .values(
          lines.slice(from, from + 1_000).map((one) => ({
            town_id: townId,
            digest,
            line: one.line,
            amount_minor: one.amountMinor,
            currency: one.currency,
            terminal_transaction_id: one.terminalTransactionId,
            authorisation_code: one.authorisationCode,
            at: one.at,
            kiosk_id: one.whose?.kioskId ?? null,
            transaction_id: one.whose?.transactionId ?? null,
          })),
        )
        .execute();
    const saved = { mapping: JSON.stringify(given.mapping), saved_by: userName, saved_at: now };
    await transaction
      .insertInto('settlement_mappings')
      .values({ town_id: townId, ...saved })
      .onConflict((conflict) => conflict.column('town_id').doUpdateSet(saved))
      .execute();
    await writeAudit(transaction, now, {
      actor: userName,
      action: 'import-settlement-file',
      subject: `${townId} ${given.day}`,
      detail: { file: digest, lines: lines.length, sumMinor: read.sumMinor },
    });
    return { kind: 'taken', ...factsOf(town, read, lines) };
  });
}

type Read = {
  readonly kind: 'read';
  readonly lines: readonly SettlementLine[];
  readonly sumMinor: number;
  readonly digest: string;
};

const Lines = z.array(
  z.object({
    line: z.int(),
    amountMinor: z.int(),
    currency: z.string(),
    terminalTransactionId: z.string().nullable(),
    authorisationCode: z.string().nullable(),
    at: z.coerce.date().nullable(),
  }),
);

async function readGiven(
  { currency, timeZone }: TownDefinition,
  { csv, mapping, sum }: GivenFile,
): Promise<Read | Refused> {
  const terms = { mapping, sum: sum?.trim() || null, currency, timeZone };
  const { read, pieces } = await readInPieces(READER, readLines, { file: Buffer.from(csv), terms });
  if (read.kind === 'stopped') return { kind: 'refused', badLines: [{ line: 0, reason: read.reason }] };
  const { answer } = read;
  if (answer.kind === 'refused') return { kind: 'refused', badLines: [...answer.badLines] };
  const { sumMinor, digest } = answer;
  return { kind: 'read', lines: pieces.flatMap((piece) => Lines.parse(JSON.parse(piece))), sumMinor, digest };
}

const factsOf = ({ currency }: TownDefinition, { sumMinor }: Read, lines: readonly FileLine[]) => ({
  lines: lines.length,
  sumMinor,
  currency,
  matched: lines.filter(({ whose }) => whose !== null).length,
});

async function withTransactions(
  db: Kysely<Schema>,
  townId: string,
  file: string,
  lines: readonly SettlementLine[],
): Promise<readonly FileLine[]> {
  const found = await matchLines(db, townId, lines);
  return lines.map((one, at) => ({ ...one, file, whose: found[at] ?? null }));
}

/** What was taken before: this very file, or lines of it in another one; or the day is closed. */
async function knownAlready(
  db: Kysely<Schema>,
  townId: string,
  day: string,
  { digest, lines }: Read,
): Promise<BadLine[]> {
  const file = await db
    .selectFrom('settlement_files')
    .select(['name', 'day', 'imported_by'])
    .where('town_id', '=', townId)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (file)
    return [
      { line: 0, reason: `this very file was taken already: by ${file.imported_by}, to the day ${file.day}` },
    ];
  if (await readClosed(db, townId, day))
    return [{ line: 0, reason: 'the day is closed: take the file to a later day' }];
  const numbers = lines.flatMap(({ terminalTransactionId }) => terminalTransactionId ?? []);
  const { rows } = await sql<{ id: string; amount_minor: number; name: string; line: number }>`
    select terminal_transaction_id as id, amount_minor, files.name, lines.line
    from settlement_lines as lines join settlement_files as files using (town_id, digest)
    where lines.town_id = ${townId} and terminal_transaction_id = any(${numbers}::text[])`.execute(db);
  const before = new Map(rows.map((row) => [`${row.id} ${row.amount_minor}`, row]));
  return lines
    .flatMap(({ line, terminalTransactionId, amountMinor }): BadLine[] => {
      const earlier = before.get(`${terminalTransactionId} ${amountMinor}`);
      return earlier
        ? [
            {
              line,
              reason: `the same payment stands in ${earlier.name}, line ${earlier.line}, which was taken already`,
            },
          ]
        : [];
    })
    .slice(0, 100);
}
