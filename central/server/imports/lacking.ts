import type { ContentLists } from '../../../domain/content/index.ts';
import { type LanguageTag, LocalizedText } from '../../../domain/text/index.ts';
import { csvOf } from './csv-writer.ts';
import { IMPORTED_LISTS, type ImportedList } from './found.ts';
import { entriesOf } from './merge.ts';
import type { ImportState } from './state.ts';

/** A text of an imported entry that stands in the source's language where a translation is missing. */
export type Lacking = {
  readonly list: ImportedList;
  readonly id: string;
  readonly field: string;
  readonly source: string;
  /** The text in each language; a language that lacks it is not there. */
  readonly texts: Readonly<Record<LanguageTag, string>>;
  /** Translations of the text that stood there before, by language. */
  readonly earlier: Readonly<Record<LanguageTag, string>>;
};

/** Names are the same in every language unless someone translates them. */
const NAMES: ReadonlySet<string> = new Set(['name']);

/** The texts of a source's entries that a translator has still to do; one that stands in several entries is there once. */
export function lackingTranslations(
  lists: ContentLists,
  state: ImportState,
  source: string,
  languages: readonly LanguageTag[],
): readonly Lacking[] {
  const brought = state.sources[source];
  if (!brought) return [];
  const keys = new Set(brought.entries);
  const lacking: Lacking[] = [];
  const told = new Set<string>();
  for (const list of IMPORTED_LISTS) {
    for (const entry of entriesOf(lists, list)) {
      if (!keys.has(`${list}/${entry.id}`)) continue;
      for (const [field, value] of Object.entries(entry)) {
        const text = LocalizedText.safeParse(value);
        const words = text.data?.[brought.language];
        if (!text.success || words === undefined || NAMES.has(field)) continue;
        const done = languages.filter((one) => one === brought.language || text.data[one] !== words);
        const twin = JSON.stringify([list, field, text.data]);
        if (done.length === languages.length || told.has(twin)) continue;
        told.add(twin);
        const texts = Object.fromEntries(done.map((one) => [one, text.data[one] ?? '']));
        const earlier = state.earlier[`${list}/${entry.id}/${field}`]?.texts ?? {};
        lacking.push({ list, id: entry.id, field, source: words, texts, earlier });
      }
    }
  }
  return lacking;
}

/** The columns of the translators' file before those of the languages. */
export const TRANSLATION_COLUMNS = ['list', 'id', 'field', 'source'] as const;
export const EARLIER_COLUMN = 'earlier';

/** The translators' file: a row for each text, an empty cell for each language that lacks it, and what stood there before. */
export function translationsCsv(lacking: readonly Lacking[], languages: readonly LanguageTag[]): string {
  const rows = lacking.map(({ list, id, field, source, texts, earlier }) => [
    list,
    id,
    field,
    source,
    ...languages.map((language) => texts[language] ?? ''),
    Object.entries(earlier)
      .map(([language, words]) => `${language}: ${words}`)
      .join('\n'),
  ]);
  const header = [...TRANSLATION_COLUMNS, ...languages, EARLIER_COLUMN];
  // With the mark that tells spreadsheets that this is UTF-8.
  return `\uFEFF${csvOf([header, ...rows])}`;
}
