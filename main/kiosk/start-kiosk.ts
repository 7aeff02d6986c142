import { messageOf } from '../../domain/failure/index.ts';
import type { StaffAlarm } from '../../domain/ipc/index.ts';
import { emptyHead, type KioskEvent } from '../../domain/journal/index.ts';
import { retentionOf } from '../../domain/town/index.ts';
import { moneyMoves, referencePrefix, type Transaction } from '../../domain/transaction/index.ts';
import type { RetentionReport } from '../../domain/wire/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import { realDisk } from '../../slots/index.ts';
import type { Typed } from '../devices/index.ts';
import { fingerprintOf } from '../identity/index.ts';
import type { Journal } from '../journal/index.ts';
import { keepLookedFor } from '../looked-for/index.ts';
import { createNumbers } from '../queue/index.ts';
import type { KioskStanding } from '../releases/index.ts';
import { createSession, type Session } from '../session/index.ts';
import { createCentralClient, startDelivery } from '../sync/index.ts';
import { startTotalsCheck } from '../totals/index.ts';
import { createRunner, type Runner } from '../transaction/index.ts';
import { type HelpAnswer, helpCaller, type TakenBack } from './call-for-help.ts';
import { eraseDaily } from './erase-daily.ts';
import { startHeartbeats } from './heartbeats.ts';
import { type Devices, openDevices } from './open-devices.ts';
import type { KioskParts } from './parts.ts';
import { receiptMaker } from './receipt-of.ts';
import { reserver } from './reserve.ts';
import { restartNotice } from './restart-notice.ts';
import { createSeal } from './seal.ts';
import { staffAlarms } from './staff-alarms.ts';
import { watchJournal } from './watch-journal.ts';

export type Kiosk = {
  /** Null when the journal cannot be used: then the kiosk only says so. */
  readonly session: Session | null;
  readonly note: (event: KioskEvent) => void;
  /** Hears a key of a keyboard, by its DOM name, pressed or let go, for a keypad that is one. */
  readonly heardKey: (key: string, isPressed: boolean) => void;
  /** What a scanner or reader that is a keyboard has typed. */
  readonly heardTyped: (typed: Typed) => void;
  /** Something of how the kiosk is has changed: central hears of it before its time. */
  readonly changed: () => void;
  /** How it stands, as far as another release may start. */
  readonly standing: () => KioskStanding;
  /** What staff who unlock it have to know. */
  readonly staffAlarms: () => readonly StaffAlarm[];
  /** What a second person compares with the console before the money of this kiosk counts. */
  readonly keyFingerprint: () => string | null;
  /** Asks staff to come. */
  readonly callForHelp: () => Promise<HelpAnswer>;
  readonly takeBackHelp: () => Promise<TakenBack>;
  readonly close: () => Promise<void>;
};

/**
 * Puts an enrolled kiosk together: devices, transactions, the way to central, the session. Wires and decides nothing.
 * @param journal From openKioskJournal; null when it cannot be used: then nothing can be paid.
 */
export function startKiosk(parts: KioskParts, journal: Journal | null): Kiosk {
  const { configuration, identity, key, log, troubles } = parts;
  const { settings, town } = configuration;
  const client = createCentralClient({
    url: settings.centralUrl,
    keyId: identity.kioskId,
    key,
    now: parts.now,
    patience: settings.centralPatience,
  });
  const help = helpCaller(client, parts.monotonicMs);
  const reach = { central: false };
  const beat = (
    devices: ReturnType<ReturnType<typeof openDevices>['reports']>,
    kept: Journal | null,
    retention: RetentionReport | null = null,
  ) => {
    const readable = kept && kept.trouble() !== 'poisoned' ? kept : null;
    return {
      version: parts.version,
      contentVersion: parts.content().version,
      bootId: parts.bootId,
      screen: troubles.current() ? ('out-of-order' as const) : ('in-order' as const),
      devices,
      head: kept?.head() ?? emptyHead(identity.epoch),
      waiting: readable?.waiting() ?? 0,
      moneyWaitingSince: readable?.moneyWaitingSince() ?? null,
      ...(retention ? { retention } : {}),
    };
  };
  if (!journal) {
    const ignore = (): void => undefined;
    const silent = startHeartbeats(client, () => beat([], null), parts.random, ignore, ignore);
    return {
      session: null,
      note: ignore,
      heardKey: ignore,
      heardTyped: ignore,
      changed: silent.wake,
      // Nobody knows what money is in a journal that cannot be read.
      standing: () => ({ journal: false, reached: [], unused: true, paymentOpen: true }),
      staffAlarms: () => [],
      keyFingerprint: () => fingerprintOf(key),
      callForHelp: () => help.call('out-of-order'),
      takeBackHelp: help.takeBack,
      close: silent.close,
    };
  }

  const devices = openDevices(parts);
  const erasures = eraseDaily({
    journal,
    retention: retentionOf(town.definition),
    reached: () => reach.central,
    now: parts.now,
    monotonicMs: parts.monotonicMs,
    log,
  });
  const numbers = createNumbers({ town, client, journal, now: parts.now });
  const lookedFor = keepLookedFor({ file: parts.lookedForFile, disk: realDisk, log });
  const reached = (now: boolean): void => {
    if (now === reach.central) return;
    reach.central = now;
    if (now) delivery.wake();
    erasures.look();
    // Which numbers are its own the kiosk has to know before it needs them.
    if (now && (town.queues ?? []).length > 0) void numbers.ask();
    log('central-reached', { reached: now });
    session.refresh();
  };
  const delivery = startDelivery({
    journal,
    client,
    random: parts.random,
    onVerdict: (verdict) => runner.heardVerdict(verdict),
    onReached: reached,
    onTrouble: (trouble) => {
      log('journal-not-believed', trouble);
      troubles.set(
        'journal',
        `Central does not believe this kiosk's journal (${trouble.kind} at entry ${trouble.seq}).`,
      );
    },
  });
  const bug =
    (where: string) =>
    (error: unknown): void =>
      log('bug', { where, message: messageOf(error) });
  let restarting = false;
  const restart = (why: 'journal' | 'payment'): void => {
    if (!restarting) parts.restart(why);
    restarting = true;
  };
  const runner = createRunner({
    journal,
    terminal: devices.terminal,
    printer: devices.printer,
    delivery,
    reserve: reserver(client, journal, numbers),
    makeReceipt: receiptMaker(town, () => journal, parts.now),
    seal: createSeal(parts.newId, parts.randomBytes),
    referencePrefix: referencePrefix(identity),
    newTransactionId: parts.newId,
    timers: realTimers,
    times: settings.waits,
    onChange: (transactionId) => session.transactionChanged(transactionId),
    onStuck: (why) => watch.stuck(why),
    onBug: bug('transaction'),
    onHopeless: () => {
      log('transaction-hopeless');
      restart('payment');
    },
  });
  let cutOff: readonly Transaction[] = [];
  const session = createSession({
    town,
    runner,
    journal,
    client,
    terminal: devices.terminal,
    printer: devices.printer,
    content: () => parts.content().content,
    lookedFor,
    numbers,
    centralReached: () => reach.central,
    outOfOrder: troubles.current,
    notice: restartNotice(() => cutOff, runner.lookBack, parts.monotonicMs),
    headphones: () => devices.keypad?.headphones() ?? false,
    idle: settings.idle,
    now: parts.now,
    monotonicMs: parts.monotonicMs,
    newId: parts.newId,
    nextSequence: parts.nextSequence,
    show: parts.show,
    note: (event) => note(event),
    onEnded: parts.onEnded,
  });
  const watch = watchJournal({
    journal,
    troubles,
    resume: runner.resume,
    unused: session.unused,
    restart: () => restart('journal'),
    log,
  });
  cutOff = runner.recover();
  const totals = startTotalsCheck({
    terminal: devices.terminal,
    journal,
    // Nobody who stands at the screen waits for it.
    withIdleTerminal: async (work) => session.unused() && runner.withIdleTerminal(work),
    note,
    now: parts.now,
    timers: realTimers,
    times: settings.waits,
    onBug: bug('totals'),
  });
  const sendAgain = (head: { seq: number }): void => {
    // Central was restored from a backup: what it has lost is sent again.
    if (head.seq < journal.head().seq - journal.waiting()) {
      journal.setDelivered(head.seq);
      delivery.wake();
    }
  };
  const beats = startHeartbeats(
    client,
    () => beat(devices.reports(), journal, erasures.last()),
    parts.random,
    reached,
    sendAgain,
  );
  devices.onChange(() => {
    session.refresh();
    beats.wake();
  });
  devices.onWrongSetting((device, state) => {
    log('device-set-wrong', { device, state });
    note({ kind: 'device-state', device, state });
  });
  devices.scanner?.onCode(session.scanned);
  // What is too long or cut short is no bill's code: the screen says so, as of any other code.
  devices.scanner?.onUnreadable(() => session.scanned(''));
  devices.keypad?.onEvent((event) => {
    if (session.keypadUsed(event) === 'hand-on') parts.onKeypad(event);
  });
  devices.reader?.onCard(({ cardNumber }) => session.cardShown(cardNumber));
  devices.reader?.onUnreadable((why) =>
    session.cardNotRead(why === 'bank-card' ? 'bank-card' : 'card-not-read'),
  );

  function note(event: KioskEvent): void {
    journal?.append({ subject: 'kiosk', event }, { urgent: true });
    delivery.wake();
  }

  return {
    session,
    heardKey: (key, isPressed) => void devices.keyboard?.take(key, isPressed),
    heardTyped: (typed) => devices.takeTyped?.(typed),
    changed: beats.wake,
    standing: () => ({
      journal: journal.trouble() !== 'poisoned',
      reached: reachedNames(devices.reports(), reach.central),
      unused: session.unused(),
      paymentOpen: runner.terminalBusyFor(null) || anyMoneyMoves(journal, runner),
    }),
    staffAlarms: () => staffAlarms(journal, parts.now()),
    keyFingerprint: () => fingerprintOf(key),
    callForHelp: () => {
      session.touched();
      return help.call(session.view().screen.kind);
    },
    takeBackHelp: () => {
      session.touched();
      return help.takeBack();
    },
    note,
    close: async () => {
      session.close();
      watch.close();
      erasures.close();
      totals.close();
      runner.close();
      await Promise.all([beats.close(), delivery.close(), devices.close(), lookedFor.close()]);
      journal.close();
    },
  };
}

/** Whether money of any transaction is on its way, also of one that a restart cut off. */
const anyMoneyMoves = (journal: Journal, { lookBack }: Pick<Runner, 'lookBack'>): boolean =>
  journal.openTransactions().some((transactionId) => {
    const transaction = lookBack(transactionId);
    return transaction === null || moneyMoves(transaction);
  });

/** What it reaches, by name. */
const reachedNames = (devices: ReturnType<Devices['reports']>, central: boolean): readonly string[] => [
  ...devices.filter(({ state }) => state !== 'offline').map(({ device }) => device),
  ...(central ? ['central'] : []),
];
