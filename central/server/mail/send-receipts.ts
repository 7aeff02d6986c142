import { type Selectable, sql } from 'kysely';
import type { SendMailOptions, Transporter } from 'nodemailer';
import { receiptAsText, withCopyMark } from '../../../domain/paper/index.ts';
import { calendarFile } from '../bookings/index.ts';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { readPersonal } from '../ledger/index.ts';
import { giveBackTry } from '../throttle/index.ts';
import { claimMail } from './claim-mail.ts';
import { receiptAsHtml } from './receipt-as-html.ts';
import { receiptFromLedger } from './receipt-from-ledger.ts';

/** How often a mail is tried at most; the waits between grow from one minute, doubled each time. */
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 60_000;
/** For so long a mail belongs to the process that took it; then another one may take it. */
const LEASE_MS = 5 * 60_000;

export type MailOptions = { readonly transport: Transporter; readonly from: string };

type Attachment = NonNullable<SendMailOptions['attachments']>[number];
type Mail = Selectable<Schema['receipt_mails']>;

/** Sends every receipt that is due. Any number of processes may do this at once: each mail is taken by one. */
export async function sendDueReceipts(central: Central, options: MailOptions): Promise<number> {
  let sent = 0;
  for (let mail = await takeDue(central); mail; mail = await takeDue(central)) {
    const outcome = await send(central, mail, options);
    await settle(central, mail, outcome);
    if (outcome.kind === 'sent') sent++;
  }
  return sent;
}

/** Takes the next due mail by moving its next try beyond the lease, so that a crash in between only delays it. */
async function takeDue(central: Central): Promise<Mail | null> {
  const now = central.now();
  const { rows } = await sql<Mail>`
    update receipt_mails set tries = tries + 1, next_try_at = ${new Date(now.getTime() + LEASE_MS)}
    where mail_id = (
      select mail_id from receipt_mails
      where state = 'queued' and next_try_at <= ${now}
      order by next_try_at limit 1 for update skip locked
    )
    returning *
  `.execute(central.db);
  return rows[0] ?? null;
}

type Outcome = { readonly kind: 'sent' } | { readonly kind: 'later' | 'never'; readonly problem: string };

async function send(central: Central, mail: Mail, { transport, from }: MailOptions): Promise<Outcome> {
  if (central.now() > mail.give_up_at) return { kind: 'never', problem: 'deadline' };
  const address = await readAddress(central, mail);
  if (address === null) return { kind: 'never', problem: 'erased' };
  const receipt = await receiptFromLedger(central.db, mail);
  // A payment that a clerk still has to decide about may be taken yet.
  if (!receipt) return { kind: 'later', problem: 'not-taken' };
  const document = mail.asked_by === null ? receipt : withCopyMark(receipt);
  const claim = await claimMail(central, mail.kiosk_id, address);
  if (claim.kind === 'throttled') return { kind: 'never', problem: 'too-many' };
  const booked = { kioskId: mail.kiosk_id, transactionId: mail.transaction_id };
  const calendar = await calendarFile(central, booked, document.language);
  try {
    await transport.sendMail({
      from,
      to: address,
      subject: `${document.title} ${mail.reference}`,
      text: receiptAsText(document),
      html: receiptAsHtml(document),
      attachments: calendar === null ? [] : [calendarAttachment(mail.reference, calendar)],
      // The same on every try: a mail server that took it although its answer was lost can tell the second from a new one.
      messageId: `<${mail.kiosk_id}.${placeOf(mail)}@townhall-kiosk>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { kind: 'sent' };
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
    await giveBackTry(central.db, claim.tryIds);
    // 5xx: the server will never take it (RFC 5321, clause 4.2.1).
    return { kind: code >= 500 ? 'never' : 'later', problem: code > 0 ? `smtp-${code}` : 'unreachable' };
  }
}

const placeOf = ({ epoch, seq, mail_id }: Mail): string =>
  epoch === null ? `copy.${mail_id}` : `${epoch}.${seq}`;

/** Its own type tells mail programs to offer it to the calendar (RFC 6047, clause 2.4). */
const calendarAttachment = (reference: string, content: string): Attachment => ({
  filename: `${reference}.ics`,
  content,
  contentType: `text/calendar; charset=utf-8; method=${content.includes('METHOD:CANCEL') ? 'CANCEL' : 'PUBLISH'}`,
});

async function readAddress({ db }: Central, mail: Mail): Promise<string | null> {
  const data = await readPersonal(db, mail.kiosk_id, mail.address_record_id);
  return data?.kind === 'email' ? data.address : null;
}

async function settle({ db, now }: Central, mail: Mail, outcome: Outcome): Promise<void> {
  const present = now();
  const over = outcome.kind === 'never' || (outcome.kind === 'later' && mail.tries >= MOST_TRIES);
  const next = new Date(present.getTime() + FIRST_WAIT_MS * 2 ** (mail.tries - 1));
  await db
    .updateTable('receipt_mails')
    .set(
      outcome.kind === 'sent'
        ? { state: 'sent', sent_at: present, problem: null }
        : { state: over ? 'failed' : 'queued', next_try_at: next, problem: outcome.problem },
    )
    .where('mail_id', '=', mail.mail_id)
    .execute();
}
