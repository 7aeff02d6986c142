import type { KioskEvent } from '../../domain/journal/index.ts';
import type { PaymentTerminal, TotalsAnswer } from '../../hardware/terminal/index.ts';
import type { Timers } from '../../hardware/timers/index.ts';
import type { Journal } from '../journal/index.ts';
import { compareWithJournal, countedSince, keptTotals, type TotalsEvent } from './read-totals.ts';

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

type Totals = Extract<TotalsAnswer, { kind: 'totals' }>;

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
    const [last] = keptTotals(journal);
    const sinceMs = last === undefined ? null : parts.now().getTime() - last.at.getTime();
    const over = sinceMs === null || sinceMs < 0 || sinceMs >= times.totalsEveryMs;
    return over && missingSince() !== 'unsupported';
  }

  async function compare(closing: boolean): Promise<void> {
    const kept = keptTotals(journal);
    const sinceSeq = countedSince(kept);
    const present = await terminal.totals();
    if (present.kind !== 'totals') return missing(present.kind);
    const last = kept[0]?.event;
    if (sinceSeq === null || last === undefined) return beginAnew(present);
    const periods = [present.totals];
    const closedByItself = last.openPeriodId !== present.periodId;
    if (closedByItself) {
      // What was booked in the period that the terminal has closed counts as well.
      const former = await terminal.totalsOf(last.openPeriodId);
      if (former.kind !== 'totals') {
        missing(former.kind);
        return beginAnew(present);
      }
      periods.push(former.totals);
    }
    const totals = [...compareWithJournal(journal, periods, sinceSeq)];
    // Counting begins anew only where nothing is booked yet.
    const ends = closing || closedByItself;
    const openPeriodId = ends ? await closePeriod(present.periodId) : present.periodId;
    const tells = [...totals, ...last.totals].some(({ differenceMinor }) => differenceMinor !== 0);
    if (ends || tells) keep({ periodId: last.openPeriodId, openPeriodId, compared: true, totals });
  }

  /** The figures so far cannot be compared with anything: a new period begins with none. */
  async function beginAnew({ periodId }: Totals): Promise<void> {
    const openPeriodId = await closePeriod(periodId);
    if (openPeriodId !== periodId) keep({ periodId, openPeriodId, compared: false, totals: [] });
  }

  /** Closes the present period and returns the one after it; the same one when it is not known to be closed. */
  async function closePeriod(periodId: string): Promise<string> {
    await terminal.reconcile();
    // Whatever was answered: which period the terminal is in now says whether it closed the other.
    const next = await terminal.totals();
    return next.kind === 'totals' ? next.periodId : periodId;
  }

  function keep(event: Omit<TotalsEvent, 'kind'>): void {
    parts.note({ kind: 'terminal-totals', ...event });
  }

  /** Said once a day: an alarm that comes every minute is heard by nobody. */
  function missing(why: 'unsupported' | 'no-answer'): void {
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
