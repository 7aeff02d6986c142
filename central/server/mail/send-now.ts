import type { MailOptions } from './send-receipts.ts';

const DEADLINE_MS = 15_000;

type Mail = {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
};

/** Sends a mail within a request. False: it was not sent in time. Nothing of it is written down. */
export function sendNow(mail: MailOptions, { address, subject, text, html }: Mail): Promise<boolean> {
  const sending = mail.transport.sendMail({
    from: mail.from,
    to: { name: '', address },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return within(DEADLINE_MS, sending);
}

/** Whether it was done in time; what comes later is no error that no one catches. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = work.then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  return inTime;
}
