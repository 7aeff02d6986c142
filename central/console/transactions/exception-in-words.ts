import { formatMoney, type Money } from '../../../domain/money/index.ts';
import type { UnknownReason } from '../../../domain/transaction/index.ts';
import { readAlsoNamed } from '../../wire/index.ts';
import { spelled } from '../words/index.ts';
import {
  type ExceptionInWords,
  exceptionTexts,
  silenceTexts,
  unknownException,
  unknownPartText,
} from './exception-texts.ts';
import { refusalInWords } from './money-in-words.ts';
import { unknownWords } from './reason-words.ts';

type Exception = { readonly kind: string; readonly detail: string; readonly amount: Money | null };

/** What a clerk has to resolve, with what central noted about it, and how. */
export function exceptionInWords(exception: Exception): ExceptionInWords {
  const { detail, others } = readAlsoNamed(exception.detail);
  const words = withoutOthers({ ...exception, detail });
  if (others.length === 0) return words;
  const named = others.map((other) => (typeof other === 'string' ? other : formatMoney(other, 'en')));
  return {
    what: `${words.what} The terminal contradicts itself: it also named ${named.join(', ')}.`,
    // One of several sums is never paid out before someone else has said which.
    todo: exception.kind === 'reversal-partial' ? unknownPartText.todo : words.todo,
  };
}

function withoutOthers(exception: Exception): ExceptionInWords {
  const { kind, detail } = exception;
  const text = exceptionTexts[kind] ?? unknownException(spelled(kind));
  switch (kind) {
    case 'refused-payment':
    case 'refused-submission':
      return because(text, refusalInWords(detail));
    case 'payment-unknown': {
      const silence = silenceTexts[detail];
      return silence ? because(silence, '') : because(text, reasonsInWords(detail));
    }
    case 'late-doubt':
      return because(text, reasonsInWords(detail));
    case 'reversal-partial':
      return partial(exception);
    case 'totals-differ':
      return { ...text, what: `${text.what}. ${detail.charAt(0).toUpperCase()}${detail.slice(1)}.` };
    default:
      return because(text, detail);
  }
}

const because = ({ what, todo }: ExceptionInWords, reason: string): ExceptionInWords => ({
  what: reason === '' ? `${what}.` : `${what}: ${reason}.`,
  todo,
});

const reasonsInWords = (detail: string): string =>
  detail
    .split(', ')
    .map((reason) => unknownWords[reason as UnknownReason] ?? reason.replaceAll('-', ' '))
    .join('; ');

/** How much went back stands in the detail, in whole minor units; the amount is what is left. */
function partial({ detail, amount }: Exception): ExceptionInWords {
  const back = /^(\d+) went back$/.exec(detail)?.[1];
  if (back === undefined || amount === null) return because(unknownPartText, '');
  const left = formatMoney(amount, 'en');
  return {
    what: `The terminal refunded only ${formatMoney({ ...amount, amountMinor: Number(back) }, 'en')}. ${left} of the charge is left.`,
    todo: `Refund the rest by hand: ${left}.`,
  };
}
