import { LanguageTag } from './language.ts';
import { type PlainProblem, writtenPath } from './plain-words.ts';

/** The first text in checked data that lacks one of the languages: a language is complete or not offered. */
export function incompleteText(
  content: unknown,
  languages: readonly LanguageTag[],
  path: readonly PropertyKey[] = [],
): PlainProblem | null {
  if (typeof content !== 'object' || content === null) return null;
  if (isLocalizedText(content)) {
    const missing = languages.find((language) => (content[language] ?? '').trim() === '');
    return missing === undefined
      ? null
      : { path: writtenPath([...path, missing]), expected: `a text in this language, which the town offers` };
  }
  for (const [name, value] of Object.entries(content)) {
    const gap = incompleteText(value, languages, [...path, Array.isArray(content) ? Number(name) : name]);
    if (gap) return gap;
  }
  return null;
}

/** In checked data an object whose names are all languages and whose values are all texts is a text. */
function isLocalizedText(content: object): content is Record<string, string> {
  if (Array.isArray(content)) return false;
  return Object.entries(content).every(
    ([name, value]) => LanguageTag.safeParse(name).success && typeof value === 'string',
  );
}
