import { spelled } from '../words/index.ts';
import { refusalInWords } from './money-in-words.ts';
import { exceptionTexts } from './texts.ts';

/** What a clerk has to look at, in words, with what central noted about it. */
export function exceptionInWords({
  kind,
  detail,
}: {
  readonly kind: string;
  readonly detail: string;
}): string {
  const sentence = exceptionTexts[kind] ?? spelled(kind);
  if (detail === '') return sentence;
  return `${sentence} (${kind.startsWith('refused-') ? refusalInWords(detail) : detail})`;
}
