import type { z } from 'zod';
import type { listNotes, writeNote } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type Database, inTransaction } from '../database/index.ts';
import { type Asked, findSubject } from './subject.ts';

const MOST = 500;

/** What people wrote about something, in order: nothing where there is no such thing. */
export async function listNotesOf(db: Database, asked: Asked): Promise<z.infer<typeof listNotes.response>> {
  const subject = await findSubject(db, asked);
  if (subject === null) return { notes: [] };
  const rows = await db
    .selectFrom('notes')
    .select(['note_id', 'text', 'written_by', 'written_at'])
    .where('town_id', '=', subject.town_id)
    .where('kiosk_id', 'is not distinct from', subject.kiosk_id)
    .where('transaction_id', 'is not distinct from', subject.transaction_id)
    .where('request_id', 'is not distinct from', subject.request_id)
    .where('account_number', 'is not distinct from', subject.account_number)
    .orderBy('note_id')
    .limit(MOST)
    .execute();
  return {
    notes: rows.map((row) => ({
      noteId: row.note_id,
      text: row.text === '' ? null : row.text,
      by: row.written_by,
      at: row.written_at.toISOString(),
    })),
  };
}

/** Adds a note. The audit log says who wrote about what, and nothing of the words. */
export async function addNote(
  { db, now }: Central,
  { text, ...asked }: z.infer<typeof writeNote.request>,
  { userName: by }: Pick<Person, 'userName'>,
): Promise<z.infer<typeof writeNote.response>> {
  const subject = await findSubject(db, asked);
  if (subject === null) return { kind: 'no-subject' };
  const at = now();
  const { name, ...about } = subject;
  return inTransaction(db, async (transaction) => {
    const { note_id: noteId } = await transaction
      .insertInto('notes')
      .values({ ...about, text, written_by: by, written_at: at })
      .returning('note_id')
      .executeTakeFirstOrThrow();
    await writeAudit(transaction, at, {
      actor: by,
      action: 'write-note',
      subject: name,
      detail: { note: noteId },
    });
    return { kind: 'written' as const, noteId };
  });
}
