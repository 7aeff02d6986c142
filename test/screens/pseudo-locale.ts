import type { Plugin } from 'vite';

/**
 * The language of this name does not exist: English with accents and 40 % longer, so that whatever has no room for a real
 * language's longest words shows before that language is added. Only pictures and tests build it in; no kiosk has it.
 */
export const PSEUDO = 'en-XA';

/** English as the pseudo-locale says it. What stands in {{braces}}, digits and signs stay as they are. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{\w+\}\})/);
  return parts.map((part, at) => (at % 2 === 1 ? part : lengthened(part))).join('');
}

/** All texts of a screen's or a town's data that have an English form, in the pseudo-locale. */
export function pseudoContent<Content>(content: Content): Content {
  return changed(content) as Content;
}

/** Builds the screens with the pseudo-locale in the place of English. */
export const pseudoEnglish: Plugin = {
  name: 'pseudo-english',
  enforce: 'pre',
  transform: (code, id) => {
    const texts =
      /\/i18n\/locales\/en\.json(?:\.signs)?$/.test(id) && /^(export default )?(\{[\s\S]*\})/.exec(code);
    return texts ? `${texts[1] ?? ''}${JSON.stringify(eachText(JSON.parse(texts[2] ?? '')))}` : null;
  },
};

const MORE = 0.4;
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aåeéiîoöuûyýcçnñsšzžAÅEÉIÎOÖUÛYÝCÇNÑSŠZŽ'.matchAll(/(.)(.)/g)].map(([, plain = '', accented = '']) => [
    plain,
    accented,
  ]),
);

/** Letters are said again where they stand: words grow, as German's do, and no new place to break a line comes up. */
function lengthened(part: string): string {
  let owed = 0;
  return [...part]
    .map((character) => {
      owed += MORE;
      const shown = ACCENTED[character] ?? character;
      if (!/[a-z]/i.test(character)) return shown;
      const again = Math.floor(owed);
      owed -= again;
      return shown + shown.toLowerCase().repeat(again);
    })
    .join('');
}

const eachText = (texts: unknown): unknown =>
  typeof texts === 'string' ? pseudo(texts) : mapped(texts, eachText);

/** A text in several languages is known by its English form. */
function changed(part: unknown): unknown {
  if (isRecord(part) && typeof part.en === 'string') return { ...part, en: pseudo(part.en) };
  return mapped(part, changed);
}

function mapped(part: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(part)) return part.map(change);
  if (!isRecord(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, change(inner)]));
}

const isRecord = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);
