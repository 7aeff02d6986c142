/** In the page: every line of text on the screen, without the keys of the keyboard. */
export function linesShown(): string[] {
  const root = document.querySelector('[data-overlay]') ?? document.querySelector('[data-screen]');
  const copy = root?.cloneNode(true) as HTMLElement;
  const unread = '[data-keyboard], [data-read-singly], [aria-hidden="true"]';
  for (const one of copy.querySelectorAll(unread)) one.remove();
  // A clock that has gone on was said as it stood then: its day is what has to be said.
  for (const clock of copy.querySelectorAll('time[datetime]'))
    clock.textContent = clock.textContent?.replace(/\p{Nd}{1,2}:\p{Nd}{2}/u, '') ?? '';
  document.body.append(copy);
  const text = copy.innerText;
  copy.remove();
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The lines of which something was not said, by words and numbers alone. */
export function unsaid(lines: readonly string[], said: string): string[] {
  const words = bare(said);
  return lines.filter((line) => partsOf(line).some((part) => !words.includes(part)));
}

/** Words and numbers alone. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The words before, between and after amounts, and the amounts as they are said: without sign, groups and empty cents. */
export const partsOf = (line: string): string[] =>
  line
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .split(/(€\s?[\d.,]+|[\d.,]+\s?€)/)
    .map((part) => bare(part.includes('€') ? part.replace(/\.00(?!\d)/, '') : part));
