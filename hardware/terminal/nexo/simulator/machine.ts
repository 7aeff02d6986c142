import type { Timers } from '../../../timers/index.ts';
import { type AcquirerRecord, openAcquirer } from './acquirer.ts';
import type { AppendLog } from './append-log.ts';
import type { AutoCardholder, TerminalAction } from './cardholder.ts';
import { type DisplayState, displayOf, type TerminalDisplay } from './display.ts';
import { displayNotification } from './display-notification.ts';
import type { MessageHeader } from './envelope.ts';
import { createFaultBook, type Memory } from './faults.ts';
import type { ChooseMischief } from './mischief.ts';
import type { TenderEvent, TerminalTimes } from './payment.ts';
import { type ClosedPeriod, openPeriods } from './periods.ts';
import { type Reply, type Session, startSession } from './session.ts';
import { openTenderStore, type Tender, type TenderRecord } from './tender-store.ts';

export type MachineParts = {
  readonly poiId: string;
  readonly times: TerminalTimes;
  readonly timers: Timers;
  readonly now: () => Date;
  readonly freshId: (length: number) => string;
  readonly books: AppendLog<AcquirerRecord>;
  readonly closedPeriods: AppendLog<ClosedPeriod>;
  /** The terminal's own memory, opened at each start and closed when the power goes. */
  readonly openMemory: () => AppendLog<TenderRecord>;
  readonly cardholder: AutoCardholder | null;
  readonly mischief: ChooseMischief;
  /** How often each display event is sent. */
  readonly notificationRepeats: number;
  readonly notify: (header: MessageHeader, body: unknown) => void;
  readonly changed: () => void;
  /** A fault took the power. */
  readonly powerLost: () => void;
};

/** The terminal itself, without any way to reach it: its power, its memory, its display, and the bank behind it. */
export type Machine = ReturnType<typeof createMachine>;

export function createMachine(parts: MachineParts) {
  const { poiId, times, timers, now, freshId, changed } = parts;
  const faults = createFaultBook();
  const acquirer = openAcquirer({ log: parts.books, now, freshId });
  const periods = openPeriods(parts.closedPeriods, acquirer);
  let memory: AppendLog<TenderRecord> | null = null;
  let session: Session | null = null;
  let auto = parts.cardholder;
  let display: TerminalDisplay = displayOf('off', null);
  let cancelIdle = () => {};

  const show = (next: DisplayState, amount: Tender['amount'] | null, note?: string) => {
    cancelIdle();
    display = displayOf(next, amount, note);
    changed();
  };
  const showIdleSoon = () => {
    if (session && !session.active()) {
      cancelIdle();
      cancelIdle = timers.after(times.resultMs, () => show('idle', null));
    }
    changed();
  };
  const notify = (event: TenderEvent, tender: Tender) => {
    for (let times = 0; times < parts.notificationRepeats; times += 1) {
      const { header, body } = displayNotification(event, tender, { at: now(), deviceId: freshId(10) });
      parts.notify(header, body);
    }
  };
  const goDark = (next: Memory) => {
    const ending = session;
    session = null;
    ending?.pauses.stop();
    ending?.cardholder.stop();
    if (next === 'lost') memory?.clear();
    memory?.close();
    memory = null;
    show('off', null);
  };

  return {
    faults,
    acquirer,
    periods,
    isOn: () => session !== null,
    active: () => session?.active() ?? null,
    display: () => display,
    act: (action: TerminalAction): boolean => session?.act(action) ?? false,
    setCardholder(next: AutoCardholder | null) {
      auto = next;
      session?.cardholder.setAuto(next);
    },
    release: () => session?.pauses.release(),
    respond: async (header: MessageHeader, body: unknown): Promise<Reply> => {
      const meant = parts.mischief({ category: header.MessageCategory, header, body });
      return (await session?.respond(header, body, meant)) ?? { kind: 'cut' };
    },
    powerOn() {
      if (session) return;
      memory = parts.openMemory();
      session = startSession({
        ...{ poiId, acquirer, periods, faults, times, timers, now, freshId, show, notify },
        store: openTenderStore(memory),
        cardholder: auto,
        losePower: (after) => {
          goDark(after);
          parts.powerLost();
        },
        changed: showIdleSoon,
      });
      show('idle', null);
    },
    goDark,
    close() {
      goDark('kept');
      cancelIdle();
    },
  };
}
