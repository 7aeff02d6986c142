import { ApplicationStatus, nextStatuses } from '../../../domain/application/index.ts';
import { searchableName } from '../../../domain/letters/index.ts';
import { addDays, dayIn } from '../../../domain/time/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readService } from '../town/index.ts';

export type Deciding = {
  readonly townId: string;
  readonly reference: string;
  readonly status: ApplicationStatus;
  readonly note: string;
};

/** `not-next`: another clerk has since decided, or this step cannot follow. */
export type Decided =
  | { readonly kind: 'changed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-next' };

/** Sets the status of an application. With an approval its fee becomes a bill, once, in the same transaction. */
export async function storeDecision(
  central: Central,
  { townId, reference, status, note }: Deciding,
  actor: string,
): Promise<Decided> {
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<Decided> => {
    const row = await transaction
      .selectFrom('applications')
      .selectAll()
      .where('town_id', '=', townId)
      .where('reference', '=', reference)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return { kind: 'not-found' };
    const before = ApplicationStatus.parse(row.status);
    if (!nextStatuses(before).includes(status)) return { kind: 'not-next' };
    await transaction
      .updateTable('applications')
      .set({ status, note, changed_at: now })
      .where('town_id', '=', townId)
      .where('reference', '=', reference)
      .execute();
    if (status === 'approved' && row.fee_minor > 0) await bill(transaction, row, now);
    await writeAudit(transaction, now, {
      actor,
      action: 'case-decided',
      subject: reference,
      detail: { before, status },
    });
    return { kind: 'changed' };
  });
}

type ApplicationRow = {
  readonly town_id: string;
  readonly reference: string;
  readonly service_id: string;
  readonly holder_name: string;
  readonly surname: string;
  readonly fee_minor: number;
  readonly currency: string;
};

/** The fee as a bill of an account whose number is the reference: it is paid like any other. */
async function bill(transaction: DatabaseTransaction, row: ApplicationRow, now: Date): Promise<void> {
  const service = await readService(transaction, row.town_id, row.service_id);
  const onApproval = service?.form.outcome.decision?.onApproval;
  if (!service || !onApproval) throw new Error(`${row.service_id} has no fee on approval any more`);
  const account = { town_id: row.town_id, account_number: row.reference };
  await transaction
    .insertInto('accounts')
    .values({
      ...account,
      card_number: null,
      holder_name: row.holder_name,
      holder_searchable: searchableName(row.holder_name),
      surname: row.surname,
    })
    .execute();
  await transaction
    .insertInto('bills')
    .values({
      ...account,
      bill_id: `case-${row.reference}`,
      bill_number: row.reference,
      kind: onApproval.billKind,
      due_on: addDays(dayIn(service.timeZone, now), onApproval.dueInDays),
      currency: row.currency,
      amount_minor: row.fee_minor,
      least_part_minor: null,
      imported_at: now,
    })
    .execute();
}
