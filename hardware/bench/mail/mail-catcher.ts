import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type CaughtMail = {
  readonly id: number;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Null where the mail has none. */
  readonly html: string | null;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    /** What it says, where it is text. */
    readonly text: string | null;
  }[];
};

/** A mail server that delivers nothing: it keeps the last mails for people to look at. */
export type MailCatcher = {
  readonly port: number;
  /** Newest first. */
  mails(): readonly CaughtMail[];
  /** How it treats mail from now on: takes it, refuses it for now (450), or for good (550). */
  setAnswer(answer: MailAnswer): void;
  answer(): MailAnswer;
  clear(): void;
  close(): Promise<void>;
};

export type MailAnswer = 'accept' | 'refuse-for-now' | 'refuse';

const MOST_MAILS = 50;
const MOST_BYTES = 2 * 1024 * 1024;

export async function startMailCatcher(options: {
  host: string;
  port: number;
  now: () => Date;
  onChange: () => void;
}): Promise<MailCatcher> {
  let mails: CaughtMail[] = [];
  let nextId = 1;
  let answer: MailAnswer = 'accept';

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: MOST_BYTES,
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= MOST_BYTES) chunks.push(chunk);
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map((recipient) => recipient.address);
        if (answer !== 'accept') return done(refusal(answer));
        if (bytes > MOST_BYTES) return done(new Error('message too large'));
        read(Buffer.concat(chunks), mailFrom === false ? '' : mailFrom.address, to).then(
          () => done(),
          (error: Error) => done(error),
        );
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });

  return {
    port: (server.server.address() as AddressInfo).port,
    mails: () => mails,
    setAnswer(next) {
      answer = next;
      options.onChange();
    },
    answer: () => answer,
    clear() {
      mails = [];
      options.onChange();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function read(raw: Buffer, from: string, to: string[]): Promise<void> {
    const mail = await PostalMime.parse(raw);
    const caught: CaughtMail = {
      id: nextId,
      receivedAt: options.now().toISOString(),
      from,
      to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? null,
      attachments: mail.attachments.map((attachment) => ({
        name: attachment.filename ?? '',
        type: attachment.mimeType,
        bytes:
          typeof attachment.content === 'string' ? attachment.content.length : attachment.content.byteLength,
        text: attachment.mimeType.startsWith('text/') ? asText(attachment.content) : null,
      })),
    };
    nextId += 1;
    mails = [caught, ...mails].slice(0, MOST_MAILS);
    options.onChange();
  }
}

function refusal(answer: Exclude<MailAnswer, 'accept'>): Error {
  const responseCode = answer === 'refuse' ? 550 : 450;
  return Object.assign(new Error(answer === 'refuse' ? 'mailbox unavailable' : 'try again later'), {
    responseCode,
  });
}

const asText = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
