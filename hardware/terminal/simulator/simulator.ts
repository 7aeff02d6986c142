import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AcquirerRecord, openAcquirer } from './acquirer.ts';
import { type AppendLog, fileLog, memoryLog } from './append-log.ts';
import { makeCertificates } from './certificates.ts';
import { type DisplayState, displayOf } from './display.ts';
import { displayNotification } from './display-notification.ts';
import { createEndpoint } from './endpoint.ts';
import { createFaultBook } from './faults.ts';
import { createFrontDoor } from './front-door.ts';
import { createNotifier } from './notifier.ts';
import { completeOptions, freshIds, type TerminalSimulatorOptions } from './options.ts';
import type { TenderEvent } from './payment.ts';
import { createRequestLog } from './request-log.ts';
import { createSecureMessages } from './secure-messages.ts';
import { type Session, startSession } from './session.ts';
import { openTenderStore, type Tender, TenderRecord } from './tender-store.ts';
import type { TerminalSimulator, TerminalSimulatorState } from './terminal-simulator.ts';

/** Starts the terminal; resolves when it listens. Rejects when the address is taken. */
export async function startTerminalSimulator(options: TerminalSimulatorOptions): Promise<TerminalSimulator> {
  const { host, poiId, dataDir, times, now, ...settings } = completeOptions(options);
  const freshId = freshIds(settings.randomBytes);
  const certificates = await makeCertificates(settings.certificateDir, now());
  const messages = createSecureMessages(settings.key, settings.randomBytes);
  const notifier = createNotifier({ url: settings.notificationUrl, deadlineMs: times.notificationMs });
  const faults = createFaultBook();
  const requests = createRequestLog(now);
  const listeners = new Set<(state: TerminalSimulatorState) => void>();
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true });

  const books: AppendLog<AcquirerRecord> =
    dataDir === null ? memoryLog() : fileLog(join(dataDir, 'acquirer.jsonl'), AcquirerRecord);
  const acquirer = openAcquirer({ log: books, now, freshId });
  const flash: AppendLog<TenderRecord> = memoryLog();
  let memory: AppendLog<TenderRecord> = flash;
  let session: Session | null = null;
  let presented = certificates.right;
  let auto = settings.cardholder;
  let display = displayOf('off', null);
  let idleTimer: NodeJS.Timeout | undefined;
  let lifecycle: Promise<void> = Promise.resolve();

  const state = (): TerminalSimulatorState => ({
    power: session ? 'on' : 'off',
    listening: endpoint.listening(),
    display,
    active: session?.active() ?? null,
    faults: faults.list(),
    queuedFaults: faults.queued(),
  });
  const changed = () => {
    for (const listener of [...listeners]) listener(state());
  };
  const show = (next: DisplayState, amount: Tender['amount'] | null, note?: string) => {
    clearTimeout(idleTimer);
    display = displayOf(next, amount, note);
    changed();
  };
  const showIdleSoon = () => {
    if (session && !session.active()) {
      clearTimeout(idleTimer);
      idleTimer = setTimeout(() => show('idle', null), times.resultMs);
    }
    changed();
  };
  const notify = (event: TenderEvent, tender: Tender) => {
    const { header, body } = displayNotification(event, tender, { at: now(), deviceId: freshId(10) });
    notifier.send(messages.sealRequest(header, body));
  };

  const handle = createFrontDoor({ messages, requests, freshId, changed, session: () => session });
  const endpoint = createEndpoint({ host, port: settings.port, identity: certificates.right, handle });
  const inOrder = (step: () => Promise<void>): Promise<void> => {
    const done = lifecycle.then(step);
    lifecycle = done.catch(() => {});
    return done;
  };
  const goDark = () => {
    const ending = session;
    session = null;
    ending?.pauses.stop();
    ending?.cardholder.stop();
    if (memory !== flash) memory.close();
    show('off', null);
  };
  const powerOff = () => {
    goDark();
    return inOrder(async () => {
      await endpoint.stop();
      changed();
    });
  };
  const powerOn = () =>
    inOrder(async () => {
      if (session) return;
      memory = dataDir === null ? flash : fileLog(join(dataDir, 'terminal.jsonl'), TenderRecord);
      const store = openTenderStore(memory);
      const parts = { poiId, acquirer, store, faults, times, now, freshId, show, notify };
      session = startSession({
        ...parts,
        cardholder: auto,
        losePower: () => void powerOff(),
        changed: showIdleSoon,
      });
      if (!faults.standing().get('offline')) await endpoint.listen();
      show('idle', null);
    });
  const applyFaults = () =>
    inOrder(async () => {
      const standing = faults.standing();
      const other = standing.get('other-ca')
        ? certificates.otherCa
        : standing.get('other-cn') && certificates.otherCn;
      // Presenting cuts every connection, which must not happen to a payment for a fault of another kind.
      const identity = other || certificates.right;
      if (identity !== presented) endpoint.present(identity);
      presented = identity;
      if (standing.get('offline')) await endpoint.stop();
      else if (session) await endpoint.listen();
      changed();
    });

  await powerOn();
  return {
    host,
    port: endpoint.port(),
    poiId,
    caPem: certificates.caPem,
    ledger: acquirer.ledger,
    netChargedMinor: acquirer.netChargedMinor,
    presentCard: (card) => session?.act({ kind: 'present', card }) ?? false,
    enterPin: (pin) => session?.act({ kind: 'pin', pin }) ?? false,
    cancel: () => session?.act({ kind: 'cancel' }) ?? false,
    removeCard: () => session?.act({ kind: 'remove' }) ?? false,
    setCardholder(next) {
      auto = next;
      session?.cardholder.setAuto(next);
    },
    setFaults(...next) {
      faults.set(next);
      return applyFaults();
    },
    faultNext(...next) {
      faults.queue(next.some(({ kind }) => kind.startsWith('reversal-')) ? 'Reversal' : 'Payment', next);
      changed();
    },
    faultNextReversal(...next) {
      faults.queue('Reversal', next);
      changed();
    },
    clearFaults() {
      faults.clear();
      return applyFaults();
    },
    release: () => session?.pauses.release(),
    powerOff,
    powerOn,
    display: () => display,
    state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    requests: requests.list,
    notificationsDropped: notifier.dropped,
    async close() {
      goDark();
      clearTimeout(idleTimer);
      await inOrder(endpoint.stop);
      await notifier.close();
      books.close();
    },
  };
}
