import type { z } from 'zod';
import type { correctSubmission } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { storeApplications } from '../applications/index.ts';
import { writeAudit } from '../audit/index.ts';
import { bookSlots } from '../bookings/index.ts';
import { writeClerkEntry } from '../books/index.ts';
import type { Central } from '../central.ts';
import { lastWriter, lockException, setException } from '../closing/index.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { CLOSED, type ClosedBody, storePersonalByHand } from '../ledger/index.ts';
import { storeKioskReports } from '../reports/index.ts';
import { checkCorrected } from '../submissions/index.ts';
import { REFUSED, readRefused } from './read-refused.ts';

type Correcting = z.infer<typeof correctSubmission.request>;
type Corrected = z.infer<typeof correctSubmission.response>;

/** Takes back all that was written, also what was booked before a later slot turned out to be taken. */
class SlotTaken extends Error {}

/**
 * Accepts a refused submission with corrected answers. They are checked by the kiosk's own rules and stored beside the resident's, which stay;
 * what comes of it comes of the corrected ones. The posting stays refused and the person's entry stands beside it. Deliveries and other people
 * wait for the same row, so that one of two is first.
 */
export async function correctByHand(
  { db, now }: Central,
  correcting: Correcting,
  person: Pick<Person, 'userName'>,
): Promise<Corrected> {
  const at = now();
  try {
    return await inTransaction(db, (transaction) => correct(transaction, correcting, person.userName, at));
  } catch (error) {
    if (error instanceof SlotTaken) return { kind: 'cannot', why: 'slot-taken' };
    throw error;
  }
}

async function correct(
  transaction: DatabaseTransaction,
  { finding, ...correcting }: Correcting,
  by: string,
  at: Date,
): Promise<Corrected> {
  const which = { ...correcting, kind: REFUSED };
  const exception = await lockException(transaction, which);
  if (exception === null || exception.closedAt !== null || exception.detail !== correcting.detail)
    return { kind: 'meanwhile', by: await lastWriter(transaction, which) };
  const refused = await readRefused(transaction, correcting);
  if (refused.kind === 'cannot') return refused;
  const { service, at: givenAt } = refused;
  const checked = checkCorrected(service, correcting.answers, refused.state.total, givenAt);
  if (checked.kind === 'wrong') return { kind: 'wrong', problems: [...checked.problems] };
  if (checked.kind === 'amount-changed') return { kind: 'cannot', why: 'amount-changed' };
  const { townId, kioskId, transactionId, detail, kioskCode } = exception;
  const data = { kind: 'answers', serviceId: service.form.serviceId, answers: checked.answers } as const;
  const recordId = await storePersonalByHand(transaction, exception, data, at);
  const state = { ...refused.state, details: { recordId, hash: '' } };
  const kiosk = { kioskId, townId };
  const taken = [{ state, at: givenAt.toISOString() }];
  if ((await bookSlots(transaction, kiosk, [{ state, service }], [], at)).size > 0) throw new SlotTaken();
  await storeKioskReports(transaction, kiosk, taken, [], at);
  await storeApplications(transaction, kiosk, taken, [], at);
  const body: ClosedBody = {
    exception: REFUSED,
    detail,
    amount: null,
    way: { kind: 'corrected', recordId },
    finding,
    leftMinor: 0,
  };
  await writeClerkEntry(transaction, { townId, kioskId, transactionId, kind: CLOSED, body, by, at });
  await setException(transaction, exception, { closed_at: at });
  await writeAudit(transaction, at, {
    actor: by,
    action: 'correct-submission',
    subject: `${kioskCode} ${transactionId}`,
    detail: { kind: REFUSED, way: 'corrected' },
  });
  return { kind: 'accepted' };
}
