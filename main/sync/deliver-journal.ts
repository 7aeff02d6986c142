import type { DeliveredEntry } from '../../domain/journal/index.ts';
import { type DeliveryVerdict, deliverJournal } from '../../domain/wire/index.ts';
import { createTurns, realTimers, type Timers, within } from '../../hardware/timers/index.ts';
import type { Journal } from '../journal/index.ts';
import type { CentralClient } from './central-client.ts';
import { startLoop } from './loop.ts';

const BATCH = 100;
const DEADLINE_MS = 20_000;

/** What came of asking central for its verdict on a payment. */
export type VerdictAnswer = DeliveryVerdict | { readonly kind: 'unreachable' };

/** Why central no longer believes this journal. Money stops until staff have looked. */
export type DeliveryTrouble = { readonly kind: 'fork' | 'broken'; readonly seq: number };

export type Delivery = {
  /** Something new is in the journal. */
  readonly wake: () => void;
  /** Delivers all that is waiting and says what central did with this transaction's payment; gives up at the deadline. */
  readonly verdictOf: (transactionId: string, deadlineMs: number) => Promise<VerdictAnswer>;
  readonly close: () => Promise<void>;
};

export type DeliverySettings = {
  readonly journal: Journal;
  readonly client: CentralClient;
  /** Between 0 and 1: pauses are spread, so that many kiosks do not come back at the same moment. */
  readonly random: () => number;
  /** Every verdict that central gives, also those that nobody waits for any more. */
  readonly onVerdict: (verdict: DeliveryVerdict) => void;
  readonly onReached: (reached: boolean) => void;
  readonly onTrouble: (trouble: DeliveryTrouble) => void;
  readonly timers?: Timers;
};

/** Brings the journal to central: in order, one batch at a time, again and again until it is there. */
export function startDelivery(settings: DeliverySettings): Delivery {
  const { journal, timers = realTimers } = settings;
  let troubled = false;
  /** One exchange with central at a time. */
  const inTurn = createTurns();

  /** Sends entries. Returns central's verdicts on the payments among them, or null when the rest has to wait. */
  async function send(
    entries: readonly DeliveredEntry[],
    again: boolean,
  ): Promise<readonly DeliveryVerdict[] | null> {
    const answer = await settings.client.call(deliverJournal, { entries: [...entries] }, DEADLINE_MS);
    settings.onReached(answer.kind === 'answered');
    if (answer.kind !== 'answered') return null;
    switch (answer.value.kind) {
      case 'accepted':
        // An entry sent again tells nothing of how far central is.
        if (!again) journal.setDelivered(answer.value.head.seq);
        answer.value.verdicts.forEach(settings.onVerdict);
        return answer.value.verdicts;
      case 'gap':
        journal.setDelivered(Math.min(answer.value.head.seq, journal.head().seq));
        return [];
      case 'fork':
      case 'broken':
        troubled = true;
        settings.onTrouble({ kind: answer.value.kind, seq: answer.value.seq });
        return null;
    }
  }

  /** Delivers what is waiting; false when some of it still is. A bound keeps a confused central from holding the turn for ever. */
  async function deliverAll(onVerdicts: (verdicts: readonly DeliveryVerdict[]) => void): Promise<boolean> {
    for (let batches = 0; batches < 1_000; batches += 1) {
      if (troubled || journal.trouble() === 'poisoned') return false;
      const entries = journal.undelivered(BATCH);
      if (entries.length === 0) return true;
      const verdicts = await send(entries, false);
      if (verdicts === null) return false;
      onVerdicts(verdicts);
    }
    return false;
  }

  async function askVerdict(transactionId: string): Promise<VerdictAnswer> {
    let found: VerdictAnswer = { kind: 'unreachable' };
    const look = (verdicts: readonly DeliveryVerdict[]): void => {
      found = verdicts.find((verdict) => verdict.transactionId === transactionId) ?? found;
    };
    const all = await deliverAll(look);
    if (found.kind !== 'unreachable' || !all) return found;
    // Delivered before, by the loop or before a restart: central repeats its verdict for an entry that it has already.
    const approval = journal.approvalOf(transactionId);
    if (approval) look((await send([approval], true)) ?? []);
    return found;
  }

  const loop = startLoop(() => inTurn(() => deliverAll(() => undefined)), settings.random, undefined, timers);
  return {
    wake: loop.wake,
    verdictOf: (transactionId, deadlineMs) =>
      within(
        deadlineMs,
        { kind: 'unreachable' },
        inTurn(() => askVerdict(transactionId)),
        timers,
      ),
    close: loop.close,
  };
}
