import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { buildApp } from '../app/index.ts';
import { breakEvent, type KeptHead, keepAuditHead, reportBreak } from '../audit-chain/index.ts';
import { isDue, listBackups } from '../backup/index.ts';
import type { Central } from '../central.ts';
import { type ConnectedDatabase, listenTo } from '../database/index.ts';
import { catchUpSearch } from '../finding/index.ts';
import {
  followReports,
  forwardReports,
  type OutsideEndpoints,
  readOutsideEndpoints,
} from '../forwarding/index.ts';
import { logError } from '../http/index.ts';
import { callClerkForSilence } from '../ledger/index.ts';
import { mailTransport, sendDueReceipts } from '../mail/index.ts';
import { QUEUE_CHANNEL } from '../queue/index.ts';
import { advanceRollout } from '../releases/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import { repeat, tidy } from '../schedule/index.ts';
import { catchUpMovements } from '../settlement/index.ts';
import { backUp } from './backup-commands.ts';
import { auditHeadFileOf, type Settings } from './options.ts';

const CONSOLE_FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));
const TIDY_EVERY_MS = 60_000;
const ERASE_EVERY_MS = 60 * 60_000;
/** What kiosks delivered is found by clerks after so long at the latest. */
const SEARCH_EVERY_MS = 1_000;
/** What kiosks delivered is counted to its day of books after so long at the latest, so that no one who opens the day waits for it. */
const SETTLE_EVERY_MS = 5_000;
const SILENCE_EVERY_MS = 5 * 60_000;
const MAIL_EVERY_MS = 1_000;
const FORWARD_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 1_000;
const ROLLOUT_EVERY_MS = 60_000;
/** A backup that failed is tried again after so long. */
const BACKUP_EVERY_MS = 15 * 60_000;

export type Serving = {
  /** Where it listens, e.g. `http://127.0.0.1:8480`. */
  readonly address: string;
  /** Answers what is in hand, then ends. */
  readonly close: () => Promise<void>;
};

/** Serves kiosks and console, sends receipts, tidies up. */
export async function serve(
  central: Central,
  database: ConnectedDatabase,
  settings: Settings,
  log: Logger,
): Promise<Serving> {
  const { caFile, smtpUrl, mailFrom } = settings;
  if (caFile)
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(caFile, 'utf8')]);
  const mail = smtpUrl && mailFrom ? { transport: mailTransport(smtpUrl), from: mailFrom } : null;
  const outside = settings.open311File ? await endpointsOf(settings.open311File, log) : null;
  if (!database.ownRole) log.warn({ event: 'database-has-one-role' });
  const queueChanges = listenTo(database.url, QUEUE_CHANNEL, (error) =>
    logError(log, 'listening-lost', error),
  );
  const app = await buildApp(central, {
    queueChanges,
    log,
    consoleFolder: CONSOLE_FOLDER,
    proxies: settings.trustProxy,
    publicUrl: settings.publicUrl ?? null,
    mail,
  });
  const address = await app.listen({ host: settings.host, port: settings.port });
  const failed = (event: string) => (error: unknown) => logError(log, event, error);
  const { auditHeadTo } = settings;
  const sendHead = async (head: KeptHead): Promise<void> => {
    if (!auditHeadTo || !mail) return;
    const subject = `Townhall audit log, head of ${head.at.slice(0, 10)}`;
    await mail.transport.sendMail({ from: mail.from, to: auditHeadTo, subject, text: JSON.stringify(head) });
  };
  const ends = [
    repeat(TIDY_EVERY_MS, () => tidy(central), failed('tidy-failed')),
    repeat(
      ERASE_EVERY_MS,
      async () => {
        for (const { townId, erased, held } of await erasePersonalData(central))
          log.info({ event: 'retention-ran', townId, erased, held });
      },
      failed('retention-failed'),
    ),
    repeat(
      ERASE_EVERY_MS,
      async () => {
        const kept = await keepAuditHead(central, auditHeadFileOf(settings), sendHead);
        if (kept.kind === 'kept') log.info({ event: 'audit-head-kept', ...kept.head });
        if (kept.kind === 'kept' || kept.kind === 'not-due') return;
        const { kind: _, ...where } = kept;
        log.error({ event: breakEvent(kept), ...where });
        await reportBreak(central, kept);
      },
      failed('audit-head-not-kept'),
    ),
    repeat(SEARCH_EVERY_MS, () => catchUpSearch(central.db), failed('search-not-made')),
    repeat(SETTLE_EVERY_MS, () => catchUpMovements(central.db), failed('movements-not-counted')),
    repeat(
      SILENCE_EVERY_MS,
      () => callClerkForSilence(central.db, central.now()),
      failed('silence-not-looked-for'),
    ),
    repeat(
      ROLLOUT_EVERY_MS,
      async () => {
        const step = await advanceRollout(central);
        if (step !== 'none' && step !== 'wait') log.info({ event: 'rollout-advanced', step });
      },
      failed('rollout-not-advanced'),
    ),
    repeat(LOOK_EVERY_MS, database.keepRunning, failed('database-does-not-start')),
  ];
  const closing = new AbortController();
  const { backupTo, backupAt } = settings;
  if (backupTo !== undefined) {
    const backUpWhenDue = async (): Promise<void> => {
      const [newest] = await listBackups(backupTo);
      if (!isDue(newest?.madeAt ?? null, backupAt, central.now())) return;
      const made = await backUp(central, database, { ...settings, backupTo }, 'central', closing.signal);
      if (made.kind === 'made') log.info({ event: 'backup-made', ...made });
      else log.error({ event: 'backup-failed', reason: made.reason });
    };
    const ended = failed('backup-failed');
    ends.push(
      repeat(BACKUP_EVERY_MS, backUpWhenDue, (error) => {
        // The one that was cut off because central ends is made at its next start.
        if (!closing.signal.aborted) ended(error);
      }),
    );
  }
  if (mail) {
    const send = async (): Promise<void> => {
      const sent = await sendDueReceipts(central, mail);
      if (sent > 0) log.info({ event: 'receipts-sent', sent });
    };
    ends.push(repeat(MAIL_EVERY_MS, send, failed('mail-failed')));
  }
  if (outside) {
    const forward = async (): Promise<void> => {
      const sent = await forwardReports(central, outside, closing.signal);
      const changed = await followReports(central, outside, closing.signal);
      if (sent + changed > 0) log.info({ event: 'reports-forwarded', sent, changed });
    };
    ends.push(repeat(FORWARD_EVERY_MS, forward, failed('forwarding-failed')));
  }
  const close = async (): Promise<void> => {
    closing.abort();
    await app.close();
    await queueChanges.close();
    await Promise.all(ends.map((end) => end()));
  };
  return { address, close };
}

/** A central that would leave reports lying does not start. */
async function endpointsOf(file: string, log: Logger): Promise<OutsideEndpoints> {
  const read = await readOutsideEndpoints(file);
  if (read.kind === 'read') return read.endpoints;
  log.error({ event: 'open311-file-wrong', path: read.path, reason: read.reason });
  throw new Error('the file of Open311 endpoints is not as expected');
}
