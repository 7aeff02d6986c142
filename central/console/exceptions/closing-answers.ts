import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { closeException, decideException, reopenException, WayOut } from '../../wire/index.ts';
import { refusalInWords } from '../transactions/index.ts';
import { cannotTexts, closingTexts, reopenTexts, resultTexts, secondTexts } from './texts.ts';

type Closed = z.infer<typeof closeException.response>;
type Decided = z.infer<typeof decideException.response>;
type Reopened = z.infer<typeof reopenException.response>;

const notPosted = ({ reason }: Extract<Closed, { kind: 'not-posted' }>): string =>
  `${closingTexts.notPosted} ${refusalInWords(reason)}. ${closingTexts.giveBack}`;

const partLeft = ({ left }: Extract<Closed, { kind: 'part' }>): string =>
  `${closingTexts.partLeft} ${formatMoney(left, 'en')}.`;

const decidedSince = ({ by }: { readonly by: string | null }): string =>
  by === null ? secondTexts.decided : `${secondTexts.decidedBy} ${by}.`;

/** Why an exception was not ended, as a sentence; null when it was, or waits for a second person. */
export function refusedInWords(answer: Closed): string | null {
  switch (answer.kind) {
    case 'closed':
    case 'part':
    case 'asked':
    case 'not-posted':
      return null;
    case 'meanwhile':
      return answer.by === null ? closingTexts.changed : `${closingTexts.closedBy} ${answer.by}.`;
    case 'waits':
      return `${closingTexts.waitsFor} ${answer.by}.`;
    case 'no-way':
      return closingTexts.noWay;
    case 'cannot':
      return cannotTexts[answer.why];
  }
}

/** What came of ending it, where there is more to say than that it is over. */
export function resultOf(answer: Closed, { kind }: WayOut): string | null {
  switch (answer.kind) {
    case 'not-posted':
      return notPosted(answer);
    case 'part':
      return partLeft(answer);
    case 'asked':
      return `${closingTexts.asked} ${formatMoney(answer.limit, 'en')}.`;
    default:
      return resultTexts[kind];
  }
}

/** What came of a second person's decision: a sentence for the page, or one that says why nothing did. */
export function decisionInWords(answer: Decided): { readonly done: string } | { readonly refused: string } {
  switch (answer.kind) {
    case 'closed':
      return { done: secondTexts.confirmed };
    case 'part':
      return {
        done: `${secondTexts.confirmed} ${partLeft(answer)}`,
      };
    case 'not-posted':
      return { done: notPosted(answer) };
    case 'declined':
      return { done: secondTexts.declined };
    case 'reopened':
      return { done: reopenTexts.reopened };
    case 'changed':
      return { done: secondTexts.changed };
    case 'same-person':
      return { refused: secondTexts.samePerson };
    case 'no-way':
      return { refused: secondTexts.noWay };
    case 'cannot':
      return { refused: cannotTexts[answer.why] };
    case 'meanwhile':
      return {
        refused: decidedSince(answer),
      };
  }
}

/** What came of opening an exception again. */
export const reopenedInWords = (answer: Reopened): string =>
  answer.kind === 'asked' ? `${reopenTexts.asked} ${formatMoney(answer.limit, 'en')}.` : reopenTexts.reopened;

/** Why an exception was not opened again; null when it was, or waits for a second person. */
export function notReopened(answer: Reopened): string | null {
  switch (answer.kind) {
    case 'reopened':
    case 'asked':
      return null;
    case 'meanwhile':
      return decidedSince(answer);
    case 'waits':
      return `${closingTexts.waitsFor} ${answer.by}.`;
    case 'no-way':
      return closingTexts.noWay;
    case 'cannot':
      return reopenTexts[answer.why];
  }
}
