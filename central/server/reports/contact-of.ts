import { z } from 'zod';
import type { Central } from '../central.ts';
import { correctedRecordOf, readPersonal } from '../ledger/index.ts';
import { readService } from '../town/index.ts';
import type { Contact } from './new-report.ts';
import { contactFromAnswers } from './report-from-answers.ts';

type Kept = {
  readonly town_id: string;
  readonly kiosk_id: string | null;
  readonly transaction_id: string | null;
  readonly service_id: string;
  readonly contact: object | null;
};

const Details = z.object({ details: z.object({ recordId: z.string() }).nullable() });

/** Who can be asked about a report: of one from a kiosk by its personal record, as long as that is kept. */
export async function contactOf({ db }: Central, report: Kept): Promise<Contact | null> {
  const { kiosk_id, transaction_id } = report;
  // Written by this program.
  if (kiosk_id === null || transaction_id === null) return report.contact as Contact | null;
  const row = await db
    .selectFrom('transactions')
    .select('state')
    .where('kiosk_id', '=', kiosk_id)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst();
  const state = Details.safeParse(row?.state);
  if (!state.success || !state.data.details) return null;
  const corrected = await correctedRecordOf(db, { kioskId: kiosk_id, transactionId: transaction_id });
  const data = await readPersonal(db, kiosk_id, corrected ?? state.data.details.recordId);
  const service = data?.kind === 'answers' ? await readService(db, report.town_id, report.service_id) : null;
  return data?.kind === 'answers' && service ? contactFromAnswers(service.form, data.answers) : null;
}
