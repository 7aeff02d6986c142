import type { LanguageTag, LocalizedText } from '../../../domain/text/index.ts';
import type { ImportState } from './state.ts';

/** Translations with the text that they translate. */
type Earlier = ImportState['earlier'][string];

/**
 * A text in every language: translations stay as long as the source's text does, and come back with it;
 * otherwise the source's text stands in every language, and `putAside` holds the translations that it replaced.
 */
export function mergeText(
  source: string,
  before: LocalizedText | undefined,
  earlier: Earlier | undefined,
  { language, languages }: { readonly language: LanguageTag; readonly languages: readonly LanguageTag[] },
): { readonly text: LocalizedText; readonly putAside: Earlier | null } {
  const same = before?.[language] === source;
  const kept = same ? before : earlier?.source === source ? earlier.texts : {};
  const text: Record<LanguageTag, string> = { ...kept };
  for (const one of languages) text[one] = (kept[one] ?? '').trim() === '' ? source : (kept[one] ?? source);
  text[language] = source;
  return { text, putAside: same ? null : translationsOf(before, language) };
}

/** What of a text is a translation; null when every language has the source's text. */
export function translationsOf(text: LocalizedText | undefined, language: LanguageTag): Earlier | null {
  const source = text?.[language];
  if (text === undefined || source === undefined) return null;
  const texts = Object.fromEntries(
    Object.entries(text).filter(([one, words]) => one !== language && words !== source),
  );
  return Object.keys(texts).length > 0 ? { source, texts } : null;
}
