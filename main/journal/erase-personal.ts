import { inOneCommit, type JournalDatabase, oneRow } from './database.ts';
import type { ErasedPersonal, PersonalKind } from './journal.ts';

const DUE = `personal.content IS NOT NULL
  AND personal.kept_at < json_extract(?1, '$.' || json_extract(personal.content, '$.data.kind'))`;
const HELD = `(personal.seq > ?2 OR personal.seq IN (
  SELECT entries.seq FROM entries JOIN open_transactions USING (transaction_id)
))`;

/** Erases what is due by the times of its kind, beside the chain, and counts what is due but held. */
export function eraser(
  database: JournalDatabase,
): (keptBefore: Readonly<Record<PersonalKind, string>>, delivered: number) => ErasedPersonal {
  const countHeld = database.prepare(`SELECT count(*) AS count FROM personal WHERE ${DUE} AND ${HELD}`);
  const erase = database.prepare(`UPDATE personal SET content = NULL WHERE ${DUE} AND NOT ${HELD}`);
  return (keptBefore, delivered) => {
    const times = JSON.stringify(keptBefore);
    let erased = 0;
    inOneCommit(database, () => {
      erased = erase.run(times, delivered).changes;
    });
    const { count } = oneRow(countHeld, times, delivered) as { count: number };
    return { erased, held: count };
  };
}
