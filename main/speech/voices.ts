import type { LanguageTag } from '../../domain/text/index.ts';

/** espeak-ng's voice for a language: for `pt-BR` that of `pt`, where it has none of its own; null without either. */
export function voiceFor(language: LanguageTag): string | null {
  const parts = language.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const voice = VOICES.get(parts.slice(0, count).join('-'));
    if (voice !== undefined) return voice;
  }
  return null;
}

const VOICES: ReadonlyMap<string, string> = new Map([
  ['en', 'en-gb'],
  ['en-US', 'en-us'],
  ['es', 'es'],
  ['fr', 'fr-fr'],
  ['de', 'de'],
  ['pt', 'pt'],
  ['pt-BR', 'pt-br'],
  ['pl', 'pl'],
  ['uk', 'uk'],
  ['ar', 'ar'],
  ['zh', 'cmn'],
  ['vi', 'vi'],
]);
