import type { z } from 'zod';
import type { Answers } from '../../../domain/form/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { readCorrection } from '../../wire/index.ts';
import type { Database, DatabaseTransaction, Whose } from '../database/index.ts';
import { readPersonal } from '../ledger/index.ts';
import { checkCorrected } from '../submissions/index.ts';
import { type KnownService, readService } from '../town/index.ts';

export const REFUSED = 'refused-submission';

/** A refused submission as far as its answers can be corrected. */
export type RefusedSubmission = {
  readonly kind: 'refused';
  readonly state: Transaction;
  /** When it was begun: dates are compared with that day, as they would have been when it was delivered in time. */
  readonly at: Date;
  readonly service: KnownService;
  readonly answers: Answers;
};
type NoCorrection = { readonly kind: 'cannot'; readonly why: 'erased' | 'unknown-service' };

/** What a resident answered, and to which questions. */
export async function readRefused(
  db: Database | DatabaseTransaction,
  { kioskId, transactionId }: Whose,
): Promise<RefusedSubmission | NoCorrection> {
  const row = await db
    .selectFrom('transactions')
    .select(['town_id', 'state', 'started_at'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  if (!row) return { kind: 'cannot', why: 'erased' };
  // Written by the ledger from the machine's own state.
  const state = row.state as Transaction;
  const data = state.details ? await readPersonal(db, kioskId, state.details.recordId) : null;
  if (data?.kind !== 'answers') return { kind: 'cannot', why: 'erased' };
  const service = await readService(db, row.town_id, state.serviceId);
  if (service === null) return { kind: 'cannot', why: 'unknown-service' };
  return { kind: 'refused', state, at: row.started_at, service, answers: data.answers };
}

/** What a person needs to correct the answers of a refused submission. */
export async function readForCorrection(
  db: Database,
  whose: Whose,
): Promise<z.infer<typeof readCorrection.response>> {
  const exception = await db
    .selectFrom('exceptions')
    .select('detail')
    .where('kiosk_id', '=', whose.kioskId)
    .where('transaction_id', '=', whose.transactionId)
    .where('kind', '=', REFUSED)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (!exception) return { kind: 'over' };
  const refused = await readRefused(db, whose);
  if (refused.kind === 'cannot') return refused;
  const { state, at, service, answers } = refused;
  const checked = checkCorrected(service, answers, state.total, at);
  return {
    kind: 'questions',
    reference: state.reference,
    title: service.form.title,
    pages: [...service.form.pages],
    answers: { ...answers },
    problems: checked.kind === 'wrong' ? [...checked.problems] : [],
    detail: exception.detail,
    currency: service.currency,
    language: service.defaultLanguage,
  };
}
