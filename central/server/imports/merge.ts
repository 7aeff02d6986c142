import type { ContentLists } from '../../../domain/content/index.ts';
import { type LanguageTag, LocalizedText } from '../../../domain/text/index.ts';
import { type Found, IMPORTED_LISTS, type ImportedList } from './found.ts';
import { mergeText, translationsOf } from './merge-text.ts';
import type { ImportState } from './state.ts';

export type ImportTerms = {
  /** The source's name: what it brought earlier and brings no more is removed. */
  readonly source: string;
  readonly language: LanguageTag;
  readonly languages: readonly LanguageTag[];
  /** Whether entries made by hand are taken over when the source has their id. */
  readonly adopt: boolean;
};

export type Merged =
  | {
      readonly kind: 'merged';
      readonly lists: ContentLists;
      readonly state: ImportState;
      readonly added: readonly string[];
      readonly changed: readonly string[];
      readonly gone: readonly string[];
    }
  | { readonly kind: 'taken'; readonly found: Found; readonly by: string };

const MOST_PUT_ASIDE = 10_000;

type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** The lists with a source's entries put in: new ones last, known ones in their place, those that are gone taken out. Changes nothing by itself. */
export function mergeFound(
  lists: ContentLists,
  state: ImportState,
  entries: readonly Found[],
  terms: ImportTerms,
): Merged {
  const { source, language } = terms;
  const owner = new Map<string, string>();
  for (const [name, brought] of Object.entries(state.sources))
    for (const key of brought.entries) owner.set(key, name);
  const earlier = { ...state.earlier };
  const now = new Map<string, Found>();
  const result: Record<string, unknown> = { ...lists };
  const [added, changed, gone]: [string[], string[], string[]] = [[], [], []];
  for (const found of entries) {
    const key = `${found.list}/${found.id}`;
    const twin = now.get(key);
    if (twin) return { kind: 'taken', found, by: `${twin.at} of the same file` };
    now.set(key, found);
  }
  for (const list of IMPORTED_LISTS) {
    const before = entriesOf(lists, list);
    const known = new Map(before.map((entry) => [entry.id, entry]));
    const merged = new Map<string, Entry>();
    const own = before.filter(({ id }) => owner.get(`${list}/${id}`) === source);
    const memory = translationsByText(own, language);
    for (const found of entries.filter((one) => one.list === list)) {
      const key = `${list}/${found.id}`;
      const old = known.get(found.id);
      const by = owner.get(key);
      if (old && by !== source && (by !== undefined || !terms.adopt))
        return {
          kind: 'taken',
          found,
          by: by === undefined ? 'an entry made by hand' : `the import "${by}"`,
        };
      const entry = mergeEntry(found, old, { earlier, memory }, terms);
      merged.set(found.id, entry);
      if (!old) added.push(key);
      else if (!sameData(old, entry)) changed.push(key);
    }
    const stays = before.filter((entry) => {
      const key = `${list}/${entry.id}`;
      if (merged.has(entry.id) || owner.get(key) !== source) return true;
      gone.push(key);
      putAsideAll(earlier, key, entry, language);
      return false;
    });
    const placed = stays.map((entry) => merged.get(entry.id) ?? entry);
    const fresh = [...merged.values()].filter(({ id }) => !known.has(id));
    if (merged.size > 0 || stays.length < before.length) result[list] = [...placed, ...fresh];
  }
  const sources = { ...state.sources, [source]: { language, entries: [...now.keys()] } };
  return {
    kind: 'merged',
    lists: result,
    state: { ...state, sources, earlier: latest(earlier) },
    added,
    changed,
    gone,
  };
}

type Translations = {
  /** What was put aside, by entry and field. */
  readonly earlier: Record<string, ImportState['earlier'][string]>;
  /** What the source's other entries have, by field and text: the dates of a series share their translations. */
  readonly memory: ReadonlyMap<string, ImportState['earlier'][string]>;
};

function translationsByText(entries: readonly Entry[], language: LanguageTag): Translations['memory'] {
  const memory = new Map<string, ImportState['earlier'][string]>();
  for (const entry of entries) {
    for (const [field, value] of Object.entries(entry)) {
      const text = LocalizedText.safeParse(value);
      const found = text.success ? translationsOf(text.data, language) : null;
      if (found) memory.set(`${field}/${found.source}`, found);
    }
  }
  return memory;
}

/** What was put aside last; dates that are over would let it grow for ever. */
const latest = (earlier: Translations['earlier']): Translations['earlier'] =>
  Object.fromEntries(Object.entries(earlier).slice(-MOST_PUT_ASIDE));

function mergeEntry(
  { list, id, texts, facts, owned }: Found,
  old: Entry | undefined,
  { earlier, memory }: Translations,
  terms: ImportTerms,
): Entry {
  const entry: Record<string, unknown> = { ...old, id };
  for (const field of owned) {
    const was = LocalizedText.safeParse(old?.[field]);
    const key = `${list}/${id}/${field}`;
    const words = texts[field];
    if (words !== undefined) {
      const put = earlier[key];
      const known = put?.source === words ? put : memory.get(`${field}/${words}`);
      const { text, putAside } = mergeText(words, was.data, known, terms);
      entry[field] = text;
      if (putAside) earlier[key] = putAside;
    } else if (facts[field] !== undefined) entry[field] = facts[field];
    else if (field !== 'id') {
      const putAside = was.success ? translationsOf(was.data, terms.language) : null;
      if (putAside) earlier[key] = putAside;
      delete entry[field];
    }
  }
  return { ...entry, ...remaining(facts, owned), id };
}

/** Facts that are made of several columns, such as a position. */
const remaining = (facts: Found['facts'], owned: readonly string[]): Found['facts'] =>
  Object.fromEntries(Object.entries(facts).filter(([field]) => !owned.includes(field)));

function putAsideAll(
  earlier: Record<string, ImportState['earlier'][string]>,
  key: string,
  entry: Entry,
  language: LanguageTag,
): void {
  for (const [field, value] of Object.entries(entry)) {
    const text = LocalizedText.safeParse(value);
    const putAside = text.success ? translationsOf(text.data, language) : null;
    if (putAside) earlier[`${key}/${field}`] = putAside;
  }
}

/** A list's entries that can be told apart by an id; what is wrong with others the content's check says. */
export function entriesOf(lists: ContentLists, list: ImportedList): readonly Entry[] {
  const value = lists[list];
  return Array.isArray(value) ? value.filter((one): one is Entry => typeof one?.id === 'string') : [];
}

/** Whether two entries hold the same, whatever the order of their fields. */
function sameData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameData(Reflect.get(a, name), Reflect.get(b, name)));
}
