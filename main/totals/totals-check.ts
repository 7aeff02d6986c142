import type { KioskEvent } from '../../domain/journal/index.ts';
import type { PaymentTerminal } from '../../hardware/terminal/index.ts';
import type { Timers } from '../../hardware/timers/index.ts';
import type { Journal } from '../journal/index.ts';
import { compareWithJournal, countingOf, hasMoved, keptTotals, type TotalsEvent } from './read-totals.ts';

export type TotalsCheck = { readonly close: () => void };

export type TotalsCheckParts = {
  readonly terminal: Pick<PaymentTerminal, 'status' | 'onStatus' | 'totals' | 'reconcile' | 'totalsOf'>;
  readonly journal: Pick<Journal, 'latest' | 'transactionsSince' | 'placedEventsOf'>;
  /** Has the terminal to itself; false when it has something else to do. */
  readonly withIdleTerminal: (work: () => Promise<void>) => Promise<boolean>;
  /** Keeps an event in the journal. */
  readonly note: (event: KioskEvent) => void;
  readonly now: () => Date;
  readonly timers: Timers;
  /** How often a period is closed, and how often it is looked whether one is due. */
  readonly times: { readonly totalsEveryMs: number; readonly totalsLookMs: number };
  readonly onBug: (error: unknown) => void;
};

/** So often the terminal may give no totals before IT hears of it. */
const MOST_SILENCES = 3;

/**
 * Compares the terminal's own books with the journal: once a day, when it closes the terminal's period, and after each outage. It
 * is the only way to hear of a charge that the terminal denies when it is asked for it.
 */
export function startTotalsCheck(parts: TotalsCheckParts): TotalsCheck {
  const { terminal, journal, timers, times } = parts;
  let closed = false;
  let wasAway = terminal.status().connection === 'offline';
  /** The terminal was away: it may have done what nobody heard of. */
  let wanted = false;
  let running = false;
  /** How many times one after the other the terminal gave no totals. */
  let silences = 0;
  let cancel = (): void => undefined;
  const forget = terminal.onStatus(({ connection }) => {
    if (connection === 'offline') wasAway = true;
    else if (wasAway) {
      wasAway = false;
      wanted = true;
      look();
    }
  });
  again();

  return {
    close: () => {
      closed = true;
      forget();
      cancel();
    },
  };

  function again(): void {
    if (!closed)
      cancel = timers.after(times.totalsLookMs, () => {
        look();
        again();
      });
  }

  function look(): void {
    if (closed || running || terminal.status().connection === 'offline') return;
    const due = isDue();
    if (!due && !wanted) return;
    running = true;
    parts
      .withIdleTerminal(async () => {
        wanted = false;
        await compare(due);
      })
      .catch(parts.onBug)
      .finally(() => {
        running = false;
      });
  }

  /** By the wall clock, because the machine is switched off at night; a clock that was set back makes it due. */
  function isDue(): boolean {
    const last = keptTotals(journal).find(({ event }) => event.closed);
    const sinceMs = last === undefined ? null : parts.now().getTime() - last.at.getTime();
    const over = sinceMs === null || sinceMs < 0 || sinceMs >= times.totalsEveryMs;
    return over && missingSince() !== 'unsupported';
  }

  async function compare(due: boolean): Promise<void> {
    const present = await terminal.totals();
    if (present.kind !== 'totals') return missing(present.kind);
    silences = 0;
    const kept = keptTotals(journal);
    const counting = countingOf(kept, parts.now());
    const { periodIds } = counting;
    const { periodId } = present;
    const first = counting.firstPeriodId ?? periodId;
    if (kept.length === 0) {
      keep({ periodId, openPeriodId: periodId, closed: false, compared: false, totals: [] });
      if (!hasMoved(journal)) return closeWith({ periodId, compared: false, totals: [] }, periodId);
    }
    const periods = [present.totals];
    // The terminal has closed periods by itself, or closed one and its answer was lost.
    for (const former of periodIds.filter((id) => id !== periodId)) {
      const booked = await terminal.totalsOf(former);
      if (booked.kind === 'unsupported') missing('unsupported');
      else if (booked.kind !== 'totals') return missing(booked.kind);
      else periods.push(booked.totals);
    }
    const totals = [...compareWithJournal(journal, periods, counting)];
    const said = { periodId: first, compared: true, totals };
    const before = kept[0]?.event.totals ?? [];
    const tells = [...totals, ...before].some(({ differenceMinor }) => differenceMinor !== 0);
    // A period that nothing speaks of is kept before it can end: one whose end is not written down would never be asked for again.
    const isUnknown = kept.length > 0 && kept.every(({ event }) => event.openPeriodId !== periodId);
    if (isUnknown || (tells && !due)) keep({ ...said, openPeriodId: periodId, closed: false });
    if (due) await closeWith(said, periodId);
  }

  /** Closes the present period. Whatever is answered: which period the terminal is in then says whether it did. */
  async function closeWith(
    said: Omit<TotalsEvent, 'kind' | 'openPeriodId' | 'closed'>,
    periodId: string,
  ): Promise<void> {
    await terminal.reconcile();
    const next = await terminal.totals();
    const openPeriodId = next.kind === 'totals' ? next.periodId : periodId;
    keep({ ...said, openPeriodId, closed: openPeriodId !== periodId });
  }

  function keep(event: Omit<TotalsEvent, 'kind'>): void {
    parts.note({ kind: 'terminal-totals', ...event });
  }

  /** Said once a day: an alarm that comes every minute is heard by nobody. */
  function missing(why: 'unsupported' | 'no-answer'): void {
    silences += 1;
    // A terminal may be busy with something else, or away, when it is asked.
    if (why === 'no-answer' && silences < MOST_SILENCES) return;
    if (missingSince() !== why) parts.note({ kind: 'terminal-totals-missing', why });
  }

  /** Why the totals were missing within the last day; null when they were not. */
  function missingSince(): 'unsupported' | 'no-answer' | null {
    const [last] = journal.latest('terminal-totals-missing', 1);
    if (last?.body.subject !== 'kiosk' || last.body.event.kind !== 'terminal-totals-missing') return null;
    const sinceMs = parts.now().getTime() - Date.parse(last.at);
    return sinceMs >= 0 && sinceMs < times.totalsEveryMs ? last.body.event.why : null;
  }
}
