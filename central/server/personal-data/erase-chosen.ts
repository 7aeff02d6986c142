import type { z } from 'zod';
import {
  type erasePerson,
  type PersonalKind,
  type PersonalSubject,
  subjectsInWords,
} from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { type Chosen, eraseDue } from '../retention/index.ts';
import { holdsAgainst, PERSONAL_ERASURES, sumChosen } from './sum-chosen.ts';

type Asked = {
  readonly subjects: readonly PersonalSubject[];
  readonly reason: string;
  readonly actor: string;
};
type Erased = Extract<z.infer<typeof erasePerson.response>, { kind: 'erased' }>;

/**
 * Erases what central holds about a person, in the way in which the retention does when its time is over, all in one transaction. What something
 * still needs stays, is named, and goes with its time. Who asked for it, why, and of what, stands in the audit log.
 */
export async function eraseChosen(
  { db, now }: Central,
  chosen: Chosen,
  { subjects, reason, actor }: Asked,
): Promise<Erased> {
  const at = now();
  return inTransaction(db, async (transaction) => {
    const erased = new Map<PersonalKind, number>();
    for (const erasure of PERSONAL_ERASURES) {
      const { what, isOf } = erasure.ofPerson;
      const rows = await eraseDue(transaction, erasure, isOf(chosen), holdsAgainst(erasure, at));
      if (rows > 0) erased.set(what, (erased.get(what) ?? 0) + rows);
    }
    const { kept } = await sumChosen(transaction, chosen, at);
    await writeAudit(transaction, at, {
      actor,
      action: 'erase-person',
      subject: chosen.townId,
      detail: {
        reason,
        of: subjectsInWords(subjects),
        ...Object.fromEntries(erased),
        kept: kept.filter(({ why }) => why !== 'books').reduce((sum, { count }) => sum + count, 0),
      },
    });
    return { kind: 'erased', erased: [...erased].map(([what, count]) => ({ what, count })), kept };
  });
}
