import { LANGUAGES, type LanguageTag, languageOf } from '../../domain/text/index.ts';

/** espeak-ng's voice for a language: for `pt-PT` that of `pt`, where it has none of its own; null without either. */
export function voiceFor(language: LanguageTag): string | null {
  const parts = language.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const voice = VOICES.get(parts.slice(0, count).join('-'));
    if (voice !== undefined) return voice;
  }
  return null;
}

const VOICES: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((tag) => Object.entries(languageOf(tag).voices)),
);
