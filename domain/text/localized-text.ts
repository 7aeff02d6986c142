import { z } from 'zod';
import { LanguageTag } from './language.ts';
import { withoutRegion } from './regions.ts';

/** A text in several languages: language tag to text. */
export const LocalizedText = z.record(LanguageTag, z.string().min(1).max(4000)).readonly();
export type LocalizedText = z.infer<typeof LocalizedText>;

/** The text in the language asked for, else in the fallback; `language` tells which it is, so that the gap can be shown. */
export function inLanguage(
  text: LocalizedText,
  language: LanguageTag,
  fallback: LanguageTag,
): { text: string; language: LanguageTag } {
  const wanted = text[language] ?? text[withoutRegion(language)];
  if (wanted !== undefined) return { text: wanted, language };
  const other = text[fallback];
  if (other !== undefined) return { text: other, language: fallback };
  const [first] = Object.entries(text);
  return first ? { text: first[1], language: first[0] } : { text: '', language: fallback };
}
