import type { z } from 'zod';
import { receiptAsText } from '../../../domain/paper/index.ts';
import { makeSlip } from '../../../domain/receipt/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import type { MailSlipAnswer, mailSlip } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { publishedItem } from '../content/index.ts';
import { claimTry } from '../throttle/index.ts';
import { readTown } from '../town/index.ts';
import { claimMail, digestOfAddress } from './claim-mail.ts';
import { receiptAsHtml } from './receipt-as-html.ts';
import { sendNow } from './send-now.ts';
import type { MailOptions } from './send-receipts.ts';

/**
 * Sends what a resident looked up to the address that they typed, within the request: the address is not written down. The words are those
 * that the town has published. Each counts, also one that is not sent, so that a kiosk cannot be used to fill someone's mailbox.
 */
export async function sendSlip(
  central: Central,
  { kioskId, townId }: Pick<AuthenticatedKiosk, 'kioskId' | 'townId'>,
  { address, kind, id, language }: z.infer<typeof mailSlip.request>,
  mail: MailOptions | null,
): Promise<MailSlipAnswer> {
  const { db, limits, now } = central;
  const buckets = [
    { name: `slip:kiosk:${kioskId}`, limit: limits.slipsPerKiosk },
    { name: `slip:address:${digestOfAddress(address)}`, limit: limits.slipsPerAddress },
  ];
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now());
  if (claim.kind === 'throttled') return { kind: 'throttled', retryAfterMs: Math.ceil(claim.retryAfterMs) };
  if (!mail) return { kind: 'not-sent' };
  const town = await readTown(db, townId);
  const found = await publishedItem(db, townId, kind, id);
  if (!town || !found) return { kind: 'not-sent' };
  const today = dayIn(town.timeZone, now());
  const document = makeSlip({ town, ...found, language, today });
  const day = await claimMail(central, kioskId, address);
  if (day.kind === 'throttled') return { kind: 'throttled', retryAfterMs: Math.ceil(day.retryAfterMs) };
  const sent = await sendNow(mail, {
    address,
    subject: document.title,
    text: receiptAsText(document),
    html: receiptAsHtml(document),
  });
  return { kind: sent ? 'sent' : 'not-sent' };
}
