import type { z } from 'zod';
import { inLanguage } from '../../../domain/text/index.ts';
import type { readReport } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { readService } from '../town/index.ts';
import { attributesInWords } from './attributes-in-words.ts';
import { contactOf } from './contact-of.ts';
import { asSummary, reportRows } from './list-reports.ts';
import { picturesOf } from './pictures.ts';

type Asked = z.infer<typeof readReport.request>;
type Details = z.infer<typeof readReport.response>;

/** One report with all that clerks may see of it, or null. */
export async function readReportDetails(
  central: Central,
  { townId, requestId }: Asked,
): Promise<Details | null> {
  const { db } = central;
  const row = await reportRows(db)
    .leftJoin('open311_clients', 'open311_clients.client_id', 'service_requests.client_id')
    .select('open311_clients.name as program')
    .select(['outside_id', 'outside_status', 'outside_notes', 'tries', 'problem'])
    .where('service_requests.town_id', '=', townId)
    .where('service_requests.request_id', '=', requestId)
    .executeTakeFirst();
  if (!row) return null;
  const service = await readService(db, row.town_id, row.service_id);
  const language = service?.defaultLanguage ?? 'en';
  const { addresses, fileIds } = picturesOf(row.media_url);
  const { latitude, longitude, kiosk_id: kioskId, transaction_id: transactionId } = row;
  return {
    report: asSummary(row),
    description: row.description,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    answers: [
      ...attributesInWords(
        service?.form ?? null,
        row.attributes,
        (text) => inLanguage(text, 'en', language).text,
      ),
    ],
    contact: await contactOf(central, row),
    pictures: [...addresses],
    photos: fileIds.length,
    notes: row.status_notes,
    transaction: kioskId === null || transactionId === null ? null : { kioskId, transactionId },
    program: row.program,
    outside:
      row.forward === null
        ? null
        : {
            requestId: row.outside_id,
            status: row.outside_status,
            notes: row.outside_notes,
            tries: row.tries ?? 0,
            problem: row.problem,
          },
  };
}
