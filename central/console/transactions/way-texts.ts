import type { WayOut } from '../../wire/index.ts';

/** The ways in which people end exceptions. */
export const wayTexts: Readonly<Record<WayOut['kind'], string>> = {
  'looked-at': 'Looked at',
  answered: 'Refused, and the resident knows why',
  'given-back': 'Money given back',
  charged: 'Card was charged',
  'not-charged': 'Card was not charged',
  'found-back': 'Money is back already',
  corrected: 'Accepted with corrected answers',
  'taken-back': 'Take back that the card was charged',
};

const howTexts = {
  card: 'to the card',
  transfer: 'by bank transfer',
  cash: 'in cash',
  'other-bill': 'to another bill',
} as const;

/** How an exception was ended, in words: `Money given back by bank transfer, T-4711`. */
export const wayInWords = (way: WayOut): string => {
  const how = way.kind === 'given-back' ? ` ${howTexts[way.how]}` : '';
  const reference = 'reference' in way && way.reference !== '' ? `, ${way.reference}` : '';
  return `${wayTexts[way.kind]}${how}${reference}`;
};
