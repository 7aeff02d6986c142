/** Cuts a text into pieces of at most so many characters: after a sentence, else between words, else between letters. */
export function inPieces(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const at = cutAt(rest.slice(0, longest));
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

const SENTENCE_END = /[.!?…؟](?=\s)|[。！？]/gu;
const FIRST_HALF = /[\ud800-\udbff]$/;

function cutAt(window: string): number {
  const sentence = [...window.matchAll(SENTENCE_END)].at(-1);
  if (sentence) return sentence.index + sentence[0].length;
  const word = window.search(/\s\S*$/);
  if (word > 0) return word;
  return FIRST_HALF.test(window) ? window.length - 1 : window.length;
}

/** Puts two texts together so that the voice makes a pause between them. */
export const joined = (one: string, next: string): string =>
  /[.!?…:;,،؛؟。！？，：；]$/u.test(one) ? `${one} ${next}` : `${one}. ${next}`;
