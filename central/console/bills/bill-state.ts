import type { BillState } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';

/** How a bill stands, each as a word for lists and filters. */
export const stateWords: Readonly<Record<BillState, string>> = {
  open: 'Open',
  'part-paid': 'Part paid',
  paid: 'Paid',
  'being-paid': 'Being paid now',
  withdrawn: 'Withdrawn',
  'paid-elsewhere': 'Paid elsewhere',
  'in-doubt': 'In doubt: no one can pay it',
};

export const stateTones: Readonly<Record<BillState, Tone>> = {
  open: 'plain',
  'part-paid': 'warn',
  paid: 'good',
  'being-paid': 'busy',
  withdrawn: 'plain',
  'paid-elsewhere': 'good',
  'in-doubt': 'bad',
};
