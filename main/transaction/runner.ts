import type { PersonalData } from '../../domain/personal/index.ts';
import {
  fold,
  nextStep,
  standing,
  type Transaction,
  type TransactionEvent,
} from '../../domain/transaction/index.ts';
import type { DeliveryVerdict } from '../../domain/wire/index.ts';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import { createBook } from './book.ts';
import { createLateQuestions } from './late-questions.ts';
import type { RunnerParts } from './parts.ts';
import { needsTerminal, perform, type WorkStep } from './steps.ts';
import { createTerminalTurn } from './terminal-turn.ts';

export type Told = 'recorded' | 'impossible' | 'not-kept';

/** Drives every transaction: asks the machine for the next step, does it, writes the event, asks again. The only one that does. */
export type Runner = {
  /** Begins a transaction; null when the journal cannot be written to. */
  readonly begin: (serviceId: string, language: string) => Transaction | null;
  /** Something that the resident did or that happened to the resident; then the machine goes on. */
  readonly tell: (transactionId: string, event: TransactionEvent) => Told;
  /** As `tell`, for events that refer to personal data: it is sealed and kept beside the entry. */
  readonly tellPersonal: (transactionId: string, data: PersonalData, makeEvent: MakeEvent) => Told;
  readonly get: (transactionId: string) => Transaction | null;
  /** How a transaction stands, also one that is over: read from the journal. */
  readonly lookBack: (transactionId: string) => Transaction | null;
  /** What the terminal is doing for this transaction; null while it is not paying. */
  readonly progress: (transactionId: string) => PaymentProgress | null;
  /** Asks the terminal to end the payment under way; its outcome decides. */
  readonly cancelPayment: (transactionId: string) => void;
  /** Takes up what a restart cut off. Returns those whose resident may still be standing there. */
  readonly recover: () => readonly Transaction[];
  /** Resumes every transaction that had to stop because the journal took nothing. */
  readonly resume: () => void;
  readonly heardVerdict: (verdict: DeliveryVerdict) => void;
  /** Whether the terminal is at work for a transaction that is not this one. */
  readonly terminalBusyFor: (transactionId: string | null) => boolean;
  /** Has the terminal to itself for work that belongs to no transaction; false when the terminal has something to do or is away. */
  readonly withIdleTerminal: (work: () => Promise<void>) => Promise<boolean>;
  /** Ends the pauses between attempts; work with a device ends by its own deadline. */
  readonly close: () => void;
};
type MakeEvent = (reference: { readonly recordId: string; readonly hash: string }) => TransactionEvent;

const TRIES_AFTER_BUG = 3;

export function createRunner(parts: RunnerParts): Runner {
  const book = createBook(parts);
  const driving = new Set<string>();
  /** Told something while it was being driven: it is driven once more, so that nothing told is overlooked. */
  const toldMeanwhile = new Set<string>();
  const progress = new Map<string, PaymentProgress>();
  const later = new Map<string, () => void>();
  /** Whose pause is over: the step that waited for it is done when it is next, if it is next still. */
  const waited = new Set<string>();
  /** How many times a bug has stopped a transaction. */
  const bugs = new Map<string, number>();
  const goneUnwritten = new Map<string, TransactionEvent>();
  let closed = false;
  const turn = createTerminalTurn({ onChange: parts.onChange, onFree: () => late.takeUp() });
  const terminalIdle = (): boolean => parts.terminal.status().connection === 'online' && turn.isFree();
  const late = createLateQuestions({
    idle: terminalIdle,
    ask: async (transactionId) => {
      forgetLater(transactionId);
      waited.add(transactionId);
      await drive(transactionId);
    },
    onBug: parts.onBug,
  });
  const forgetStatus = parts.terminal.onStatus(late.takeUp);

  async function drive(transactionId: string): Promise<void> {
    if (driving.has(transactionId)) {
      toldMeanwhile.add(transactionId);
      return;
    }
    driving.add(transactionId);
    try {
      while (!closed && (await takeStep(transactionId))) {
        // Each step has written its event: the machine is asked again.
      }
    } catch (error) {
      parts.onBug(error);
      takeUpAgain(transactionId);
    } finally {
      driving.delete(transactionId);
    }
    if (toldMeanwhile.delete(transactionId) && !closed) await drive(transactionId);
  }

  /** What a bug has stopped stands in the journal as after a power cut, and is taken up as after one. */
  function takeUpAgain(transactionId: string): void {
    const times = (bugs.get(transactionId) ?? 0) + 1;
    bugs.set(transactionId, times);
    if (times <= TRIES_AFTER_BUG)
      lookAgain(transactionId, parts.times.bugPauseMs * 4 ** (times - 1), async () => undefined);
    else if (book.get(transactionId)?.resident === 'present') parts.onHopeless();
  }

  /** Does what is next; false when there is nothing to do now, or the journal no longer takes anything. */
  async function takeStep(transactionId: string): Promise<boolean> {
    const transaction = book.get(transactionId);
    const isTime = waited.delete(transactionId);
    if (!transaction) return false;
    const step = nextStep(transaction);
    switch (step.kind) {
      case 'done':
        book.forget(transactionId);
        bugs.delete(transactionId);
        return false;
      case 'wait-for-resident':
        return false;
      case 'wait-for-delivery':
        lookAgain(transactionId, parts.times.verdictPauseMs, () => askVerdict(transactionId));
        return false;
      case 'check-late':
      case 'check-late-reversal':
        if (isTime && (await work(transaction, step))) return true;
        lookAgain(transactionId, parts.times.lateCheckMs * step.pauseFactor, () => late.due(transactionId));
        return false;
      case 'request-reversal': {
        // The pause belongs to this transaction alone: others may use the terminal in between.
        const pauseMs = step.delayMs * parts.times.reversalPauseFactor;
        if (pauseMs === 0 || isTime) return work(transaction, step);
        lookAgain(transactionId, pauseMs, async () => {
          waited.add(transactionId);
        });
        return false;
      }
      default:
        return work(transaction, step);
    }
  }

  async function work(transaction: Transaction, step: WorkStep): Promise<boolean> {
    const { transactionId } = transaction;
    let kept = true;
    let written = 0;
    const write = (event: TransactionEvent): boolean => {
      const told = record(transactionId, event);
      kept = told === 'recorded';
      written += 1;
      return kept;
    };
    const onProgress = (now: PaymentProgress): void => {
      progress.set(transactionId, now);
      parts.onChange(transactionId);
    };
    if (step.kind === 'request-payment') onProgress('starting');
    let stale = false;
    /** The turn may come late: what was next then is done only when it is next still. */
    const act = async (): Promise<void> => {
      const now = book.get(transactionId);
      const next = now ? nextStep(now) : step;
      stale = now === null || next.kind !== step.kind;
      if (now && !stale) await perform(parts, now, next as WorkStep, write, onProgress, keepReceipt);
    };
    try {
      await (needsTerminal(step) ? turn.take(transactionId, act) : act());
    } finally {
      // What was written while the terminal still counted as at work is shown as it stands without it.
      if (progress.delete(transactionId)) parts.onChange(transactionId);
    }
    return stale || (kept && (written > 0 || step.kind === 'make-receipt'));
  }

  function keepReceipt(transaction: Transaction): void {
    const { record: receipt, reference } = parts.seal({
      kind: 'receipt',
      document: parts.makeReceipt(transaction),
    });
    const result = book.record(transaction.transactionId, { kind: 'receipt-made', receipt: reference }, [
      receipt,
    ]);
    if (result.kind === 'impossible') throw new Error(`receipt-made: ${result.why}`);
  }

  /** An event that the machine's own step brought: that it is impossible is a bug. */
  function record(transactionId: string, event: TransactionEvent): Told {
    const result = book.record(transactionId, event);
    if (result.kind === 'impossible') throw new Error(`${event.kind}: ${result.why}`);
    return result.kind;
  }

  function lookAgain(transactionId: string, ms: number, act: () => Promise<void>): void {
    if (closed || later.has(transactionId)) return;
    const cancel = parts.timers.after(ms, () => {
      later.delete(transactionId);
      act()
        .catch(parts.onBug)
        .then(() => drive(transactionId))
        .catch(parts.onBug);
    });
    later.set(transactionId, cancel);
  }

  function forgetLater(transactionId: string): void {
    later.get(transactionId)?.();
    later.delete(transactionId);
  }

  async function askVerdict(transactionId: string): Promise<void> {
    const verdict = await parts.delivery.verdictOf(transactionId, parts.times.deliveryMs);
    if (verdict.kind !== 'unreachable') heardVerdict(verdict);
  }

  function heardVerdict(verdict: DeliveryVerdict): void {
    const { transactionId } = verdict;
    // While the delivery is being asked for, its own answer counts; this is for payments that were queued.
    if (book.get(transactionId)?.delivery.kind !== 'queued') return;
    if (verdict.kind === 'accepted') record(transactionId, { kind: 'delivered' });
    else record(transactionId, { kind: 'delivery-refused', reason: verdict.reason });
    void drive(transactionId);
  }

  function tell(transactionId: string, event: TransactionEvent): Told {
    const result = book.record(transactionId, event);
    if (result.kind === 'recorded') void drive(transactionId);
    if (result.kind === 'not-kept' && event.kind === 'resident-gone') goneUnwritten.set(transactionId, event);
    return result.kind;
  }

  /** Who went while nothing could be written is noted first: no terminal may ask for a card with nobody there. */
  function resume(): void {
    for (const [transactionId, event] of [...goneUnwritten]) {
      if (book.record(transactionId, event).kind !== 'not-kept') goneUnwritten.delete(transactionId);
    }
    for (const { transactionId } of book.all()) {
      if (!goneUnwritten.has(transactionId)) void drive(transactionId);
    }
  }

  return {
    begin: (serviceId, language) => {
      const transactionId = parts.newTransactionId();
      const reference = `${parts.referencePrefix}-${parts.journal.head().seq + 1}`;
      const result = book.record(transactionId, { kind: 'started', reference, serviceId, language });
      return result.kind === 'recorded' ? result.transaction : null;
    },
    tell,
    tellPersonal: (transactionId, data, makeEvent) => {
      const { record: personal, reference } = parts.seal(data);
      const result = book.record(transactionId, makeEvent(reference), [personal]);
      if (result.kind === 'recorded') void drive(transactionId);
      return result.kind;
    },
    get: book.get,
    lookBack: (transactionId) => {
      const kept = book.get(transactionId);
      if (kept) return kept;
      const told = fold(transactionId, parts.journal.eventsOf(transactionId));
      return told.kind === 'applied' ? told.transaction : null;
    },
    progress: (transactionId) => progress.get(transactionId) ?? null,
    cancelPayment: (transactionId) => {
      const payment = book.get(transactionId)?.payment;
      if (payment?.kind === 'requested') parts.terminal.abort(payment.request).catch(parts.onBug);
    },
    recover: () => {
      const cutOff = book.load();
      const seen = cutOff.filter(
        (transaction) => transaction.resident === 'present' && transaction.total !== null,
      );
      for (const transaction of cutOff) {
        const { transactionId } = transaction;
        if (transaction.resident === 'present' && transaction.ended === null) {
          record(transactionId, { kind: 'resident-gone', why: 'restart' });
        }
        void drive(transactionId);
      }
      return seen.filter((transaction) => standing(transaction) !== 'not-charged');
    },
    resume,
    heardVerdict,
    terminalBusyFor: turn.busyFor,
    withIdleTerminal: async (act) => {
      if (closed || !terminalIdle()) return false;
      await turn.take(null, act);
      return true;
    },
    close: () => {
      closed = true;
      forgetStatus();
      late.close();
      for (const cancel of later.values()) cancel();
      later.clear();
    },
  };
}
