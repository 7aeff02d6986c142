import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AcquirerRecord } from './acquirer.ts';
import { type AppendLog, fileLog, memoryLog } from './append-log.ts';
import { makeCertificates } from './certificates.ts';
import { createEndpoint } from './endpoint.ts';
import type { Memory } from './faults.ts';
import { createFrontDoor } from './front-door.ts';
import { createMachine } from './machine.ts';
import { createNotifier } from './notifier.ts';
import { completeOptions, freshIds, type TerminalSimulatorOptions } from './options.ts';
import { ClosedPeriod } from './periods.ts';
import { createRequestLog } from './request-log.ts';
import { createSecureMessages } from './secure-messages.ts';
import { TenderRecord } from './tender-store.ts';
import type { TerminalSimulator, TerminalSimulatorState } from './terminal-simulator.ts';

/** Starts the terminal; resolves when it listens. Rejects when the address is taken. */
export async function startTerminalSimulator(options: TerminalSimulatorOptions): Promise<TerminalSimulator> {
  const { host, poiId, dataDir, times, timers, now, ...settings } = completeOptions(options);
  const freshId = freshIds(settings.randomBytes);
  const certificates = await makeCertificates(settings.certificateDir, now());
  const messages = createSecureMessages(settings.key, settings.randomBytes);
  const notifier = createNotifier({ url: settings.notificationUrl, deadlineMs: times.notificationMs });
  const requests = createRequestLog(now);
  const listeners = new Set<(state: TerminalSimulatorState) => void>();
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true });

  const books: AppendLog<AcquirerRecord> =
    dataDir === null ? memoryLog() : fileLog(join(dataDir, 'acquirer.jsonl'), AcquirerRecord);
  const closedPeriods: AppendLog<ClosedPeriod> =
    dataDir === null ? memoryLog() : fileLog(join(dataDir, 'periods.jsonl'), ClosedPeriod);
  const flash: AppendLog<TenderRecord> = memoryLog();
  let presented = certificates.right;
  let lifecycle: Promise<void> = Promise.resolve();
  const changed = () => {
    for (const listener of [...listeners]) listener(state());
  };
  const machine = createMachine({
    ...{ poiId, times, timers, now, freshId, books, closedPeriods, changed },
    openMemory: () => (dataDir === null ? flash : fileLog(join(dataDir, 'terminal.jsonl'), TenderRecord)),
    cardholder: settings.cardholder,
    mischief: settings.mischief,
    notificationRepeats: settings.notificationRepeats,
    notify: (header, body) => notifier.send(messages.sealRequest(header, body)),
    powerLost: () => void stopListening(),
  });
  const { faults, acquirer } = machine;
  const handle = createFrontDoor({ messages, requests, freshId, changed, machine });
  const endpoint = createEndpoint({ host, port: settings.port, identity: certificates.right, handle });
  const state = (): TerminalSimulatorState => ({
    power: machine.isOn() ? 'on' : 'off',
    listening: endpoint.listening(),
    display: machine.display(),
    active: machine.active(),
    faults: faults.list(),
    queuedFaults: faults.queued(),
  });
  const inOrder = (step: () => Promise<void>): Promise<void> => {
    const done = lifecycle.then(step);
    lifecycle = done.catch(() => {});
    return done;
  };
  const stopListening = () =>
    inOrder(async () => {
      await endpoint.stop();
      changed();
    });
  const powerOff = (memory: Memory = 'kept') => {
    machine.goDark(memory);
    return stopListening();
  };
  const powerOn = () =>
    inOrder(async () => {
      if (machine.isOn()) return;
      machine.powerOn();
      if (!faults.standing().get('offline')) await endpoint.listen();
      changed();
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
      else if (machine.isOn()) await endpoint.listen();
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
    totals: () => {
      const periodId = machine.periods.present();
      return { periodId, groups: machine.periods.totals(periodId) ?? [] };
    },
    presentCard: (card) => machine.act({ kind: 'present', card }),
    enterPin: (pin) => machine.act({ kind: 'pin', pin }),
    cancel: () => machine.act({ kind: 'cancel' }),
    removeCard: () => machine.act({ kind: 'remove' }),
    setCardholder: machine.setCardholder,
    setFaults(...next) {
      faults.set(next);
      return applyFaults();
    },
    faultNext(...next) {
      const forReversal = next.some(
        ({ kind }) => kind.startsWith('reversal-') || kind === 'partial-reversal',
      );
      faults.queue(forReversal ? 'Reversal' : 'Payment', next);
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
    release: machine.release,
    powerOff,
    powerOn,
    display: machine.display,
    state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    requests: requests.list,
    notificationsDropped: notifier.dropped,
    async close() {
      machine.close();
      await inOrder(endpoint.stop);
      await notifier.close();
      books.close();
      closedPeriods.close();
    },
  };
}
