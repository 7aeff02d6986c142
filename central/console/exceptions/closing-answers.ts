import type { z } from 'zod';
import type { closeException, WayOut } from '../../wire/index.ts';
import { refusalInWords } from '../transactions/index.ts';
import { cannotTexts, closingTexts, resultTexts } from './texts.ts';

type Answer = z.infer<typeof closeException.response>;

/** Why an exception was not ended, as a sentence; null when it was. */
export function refusedInWords(answer: Answer): string | null {
  switch (answer.kind) {
    case 'closed':
    case 'not-posted':
      return null;
    case 'meanwhile':
      return answer.by === null ? closingTexts.changed : `${closingTexts.closedBy} ${answer.by}.`;
    case 'no-way':
      return closingTexts.noWay;
    case 'cannot':
      return cannotTexts[answer.why];
  }
}

/** What came of ending it, where there is more to say than that it is over. */
export const resultOf = (answer: Answer, { kind }: WayOut): string | null =>
  answer.kind === 'not-posted'
    ? `${closingTexts.notPosted} ${refusalInWords(answer.reason)}. ${closingTexts.giveBack}`
    : resultTexts[kind];
