import { slotRules } from '../../../../domain/booking/index.ts';
import { type ChosenSlot, noSlots, type SlotRules } from '../../../../domain/form/index.ts';
import type { CallInput, CallOutput } from '../../../../domain/ipc/index.ts';
import { holdSlot, readBookingDay, readBookingMonth } from '../../../../domain/wire/index.ts';
import { notNow } from '../../done.ts';
import type { SessionParts } from '../../parts.ts';
import type { Visit } from '../../visit.ts';
import { LONGEST_WAIT_MS } from '../prove-reference.ts';

/** What is free at the town's facilities, and what is held for the resident who stands here. */
export type Slots = {
  readonly month: (input: CallInput<'booking.month'>) => Promise<CallOutput<'booking.month'>>;
  readonly day: (input: CallInput<'booking.day'>) => Promise<CallOutput<'booking.day'>>;
  /** What the engine of forms has to know of facilities at this moment. */
  readonly rules: () => SlotRules;
  /** Has central hold it, in place of what it held for this transaction; again: for longer. */
  readonly hold: (transactionId: string, slot: ChosenSlot) => Promise<'held' | 'taken' | 'unreachable'>;
};

export function createSlots(parts: SessionParts, visit: Visit): Slots {
  const { facilities = [], definition } = parts.town;

  /** Only a resident who is filling in a form sees what is free. */
  const asking = (): string | null => (visit.place().kind === 'form' ? visit.transactionId() : null);

  async function month(input: CallInput<'booking.month'>): Promise<CallOutput<'booking.month'>> {
    const transactionId = asking();
    if (transactionId === null) return notNow;
    const answer = await parts.client.call(readBookingMonth, { ...input, transactionId }, LONGEST_WAIT_MS);
    const found = answer.kind === 'answered' && answer.value.kind === 'found';
    return found ? answer.value : { kind: 'unreachable' };
  }

  async function day(input: CallInput<'booking.day'>): Promise<CallOutput<'booking.day'>> {
    const transactionId = asking();
    if (transactionId === null) return notNow;
    const answer = await parts.client.call(readBookingDay, { ...input, transactionId }, LONGEST_WAIT_MS);
    const found = answer.kind === 'answered' && answer.value.kind === 'found';
    return found ? answer.value : { kind: 'unreachable' };
  }

  function rules(): SlotRules {
    if (facilities.length === 0) return noSlots;
    const { holidays } = parts.content();
    return slotRules({ facilities, holidays, timeZone: definition.timeZone }, parts.now());
  }

  async function hold(transactionId: string, slot: ChosenSlot): Promise<'held' | 'taken' | 'unreachable'> {
    const answer = await parts.client.call(holdSlot, { transactionId, slot }, LONGEST_WAIT_MS);
    if (answer.kind !== 'answered') return 'unreachable';
    // Central's opening hours have changed: for the resident the slot is taken.
    return answer.value.kind === 'held' ? 'held' : 'taken';
  }

  return { month, day, rules, hold };
}
