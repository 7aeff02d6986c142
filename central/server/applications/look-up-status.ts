import type { z } from 'zod';
import { ApplicationStatus } from '../../../domain/application/index.ts';
import { compareNames } from '../../../domain/letters/index.ts';
import type { lookUpStatus } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { prove } from '../proof/index.ts';
import { reportStatusForKiosk } from '../reports/index.ts';
import { wholeReference } from '../town/index.ts';

type Asked = z.infer<typeof lookUpStatus.request>;
type Answer = z.infer<typeof lookUpStatus.response>;

/**
 * How far the town is with what has this reference. An application is shown only to a resident who knows the family name;
 * failures are counted per reference and per kiosk.
 */
export async function lookUpApplicationStatus(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { reference: typed, surname }: Asked,
): Promise<Answer> {
  const { db } = central;
  if (surname === null) {
    const reference = await wholeReference(db, kiosk.townId, typed);
    const known = await isApplication(central, kiosk.townId, reference);
    return known ? { kind: 'surname-needed' } : statusOfReport(central, kiosk, reference);
  }
  // Failures count for a reference however it is typed.
  const counted = { what: 'status', id: typed.replaceAll('-', '') };
  const proof = await prove(central, kiosk, counted, async (rule) => {
    const reference = await wholeReference(db, kiosk.townId, typed);
    const found = await db
      .selectFrom('applications')
      .selectAll()
      .where('town_id', '=', kiosk.townId)
      .where('reference', '=', reference)
      .executeTakeFirst();
    return { found, fit: compareNames(surname, found?.surname ?? '', rule) };
  });
  if (proof.kind !== 'proved') return proof;
  const row = proof.found;
  const { reference } = row;
  const open = await db
    .selectFrom('bills')
    .select(['amount_minor', 'paid_minor', 'currency'])
    .where('town_id', '=', kiosk.townId)
    .where('account_number', '=', reference)
    .where('withdrawn_at', 'is', null)
    .execute();
  const owedMinor = open.reduce((sum, bill) => sum + bill.amount_minor - bill.paid_minor, 0);
  return {
    kind: 'found',
    found: {
      reference,
      serviceId: row.service_id,
      title: null,
      status: ApplicationStatus.parse(row.status),
      note: row.note,
      submittedAt: row.submitted_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
      owed: owedMinor > 0 ? { amountMinor: owedMinor, currency: row.currency } : null,
    },
  };
}

/** A report says nothing of who made it: its reference is enough. */
async function statusOfReport(
  central: Central,
  kiosk: AuthenticatedKiosk,
  reference: string,
): Promise<Answer> {
  const report = await reportStatusForKiosk(central, kiosk, reference);
  if (report.kind !== 'found') return report;
  const { title, status, notes, reportedAt, changedAt } = report;
  return {
    kind: 'found',
    found: {
      reference: report.reference,
      serviceId: '',
      title,
      status: status === 'closed' ? 'closed' : 'received',
      note: notes,
      submittedAt: reportedAt,
      changedAt,
      owed: null,
    },
  };
}

const isApplication = async ({ db }: Central, townId: string, reference: string): Promise<boolean> =>
  (await db
    .selectFrom('applications')
    .select('reference')
    .where('town_id', '=', townId)
    .where('reference', '=', reference)
    .executeTakeFirst()) !== undefined;
