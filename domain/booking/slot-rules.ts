import type { SlotRules } from '../form/index.ts';
import { type BookingRules, type CheckedSlot, checkSlot } from './check-slot.ts';
import { slotInWords } from './in-words.ts';

/** What the engine of forms has to know of a town's facilities at this moment. */
export const slotRules = (rules: BookingRules, now: Date): SlotRules => ({
  problem: (chosen) => {
    const checked = checkSlot(chosen, rules, now);
    return checked.kind === 'fine' ? null : { why: WHYS[checked.kind], limit: checked.limit };
  },
  feeMinor: ({ facilityId, slots }) =>
    slots * (rules.facilities.find((one) => one.facilityId === facilityId)?.feePerSlotMinor ?? 0),
  inWords: (chosen, reader) => slotInWords(chosen, rules, reader),
});

const WHYS = {
  'no-slot': 'not-an-option',
  'too-soon': 'too-soon',
  'too-late': 'too-late',
  'too-many': 'too-many',
} as const satisfies Record<Exclude<CheckedSlot['kind'], 'fine'>, string>;
