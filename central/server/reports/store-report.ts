import { randomInt } from 'node:crypto';
import type { DatabaseTransaction } from '../database/index.ts';
import type { Contact, NewReport } from './new-report.ts';

/** Without letters and digits that are taken for each other. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

type Source =
  | {
      readonly kind: 'kiosk';
      readonly kioskId: string;
      readonly transactionId: string;
      /** The transaction's reference, as it stands on the resident's receipt. */
      readonly reference: string;
    }
  | {
      readonly kind: 'client';
      readonly clientId: string;
      readonly contact: Contact | null;
      readonly mediaUrl: string | null;
    };

/**
 * Stores a report and returns its number. One from a kiosk has its transaction's reference, and is stored once however
 * often it is delivered; any other has random letters.
 */
export async function storeReport(
  transaction: DatabaseTransaction,
  report: NewReport,
  source: Source,
  now: Date,
): Promise<string> {
  const kiosk = source.kind === 'kiosk' ? source : null;
  const client = source.kind === 'client' ? source : null;
  const values = {
    town_id: report.townId,
    kiosk_id: kiosk?.kioskId ?? null,
    transaction_id: kiosk?.transactionId ?? null,
    client_id: client?.clientId ?? null,
    service_id: report.serviceId,
    service_code: report.serviceCode,
    service_name: JSON.stringify(report.serviceName),
    description: report.description,
    address: report.address,
    latitude: report.position?.latitude ?? null,
    longitude: report.position?.longitude ?? null,
    attributes: JSON.stringify(report.attributes),
    contact: client?.contact ? JSON.stringify(client.contact) : null,
    media_url: client?.mediaUrl ?? null,
    requested_at: report.requestedAt,
    received_at: now,
    updated_at: now,
  };
  // A kiosk that was set up anew may count from the beginning again: then its transaction tells the two apart.
  const ids = kiosk
    ? [kiosk.reference, `${kiosk.reference}-${kiosk.transactionId.slice(0, 8)}`, kiosk.transactionId].map(
        (id) => id.toUpperCase(),
      )
    : [newRequestId(), newRequestId(), newRequestId()];
  for (const requestId of ids) {
    const inserted = await transaction
      .insertInto('service_requests')
      .values({ ...values, request_id: requestId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('request_id')
      .executeTakeFirst();
    if (inserted) return inserted.request_id;
    const known = kiosk && (await requestOf(transaction, kiosk.kioskId, kiosk.transactionId));
    if (known) return known;
  }
  throw new Error('no number is free for a report');
}

async function requestOf(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionId: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('service_requests')
    .select('request_id')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  return row?.request_id ?? null;
}

const newRequestId = (): string =>
  `R-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
