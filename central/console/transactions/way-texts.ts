import type { WayOut } from '../../wire/index.ts';

/** The ways in which people end exceptions. */
export const wayTexts: Readonly<Record<WayOut['kind'], string>> = {
  'looked-at': 'Looked at',
  answered: 'Resident answered',
  'given-back': 'Money given back',
};

const howTexts = { card: 'to the card', transfer: 'by bank transfer', cash: 'in cash' } as const;

/** How an exception was ended, in words: `Money given back by bank transfer, T-4711`. */
export const wayInWords = (way: WayOut): string =>
  way.kind === 'given-back'
    ? [`${wayTexts[way.kind]} ${howTexts[way.how]}`, way.reference].filter(Boolean).join(', ')
    : wayTexts[way.kind];
