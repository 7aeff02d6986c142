/**
 * How long people take for their part of a task, by published figures, so that it does not depend on the machine that measures.
 * The keystroke-level model (Card, Moran, Newell: The keystroke-level model for user performance time with interactive systems,
 * Communications of the ACM 23 (7), 1980) gives 1.20 s for a key to people who do not know the keyboard, 1.10 s for pointing at a target, and
 * 0.40 s for moving the hand to another device. Adults read non-fiction silently at 238 words a minute (Brysbaert: How many words do we read
 * per minute?, Journal of Memory and Language 109, 2019). The model's time for thinking is left out: reading stands in its place.
 */
const TOUCH_MS = 1_200;
/** At the scanner or the terminal, with the bill or the card in the hand already: the way there, and pointing. */
const ACT_MS = 1_500;
const WORD_MS = 60_000 / 238;

/** What a resident does in one task. */
export type Doing = { readonly touches: number; readonly acts: number; readonly words: number };

export const handMs = ({ touches, acts }: Doing): number => touches * TOUCH_MS + acts * ACT_MS;

export const readingMs = ({ words }: Doing): number => words * WORD_MS;

/** How many words a text has; those of a language that sets no spaces are parted as its dictionaries do. */
export function wordsIn(text: string, language: string): number {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** How far somebody has read a question when they do something. */
export type Look = { readonly question: string; readonly words: number };

/** The words that are read of each question: it is read on from where it was left, and what was read is not read again. */
export function wordsByQuestion(looks: readonly Look[]): ReadonlyMap<string, number> {
  const furthest = new Map<string, number>();
  for (const { question, words } of looks)
    furthest.set(question, Math.max(words, furthest.get(question) ?? 0));
  return furthest;
}
