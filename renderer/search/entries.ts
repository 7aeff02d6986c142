import {
  announcementsOn,
  type Content,
  type ItemKind,
  lastDayOf,
  newsOn,
} from '../../domain/content/index.ts';
import { wordsRunTogether } from '../../domain/letters/index.ts';
import { inLanguage, type LanguageTag, type LocalizedText } from '../../domain/text/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import { hoursWords } from './hours-words.ts';
import { synonymsFrom } from './synonyms.ts';

/** Something that search finds: a service of the kiosk or a thing of the content. */
export type SearchEntry = {
  readonly kind: 'service' | ItemKind;
  readonly id: string;
  readonly title: string;
  /** A line that tells it apart from others. */
  readonly detail: string;
  /** Words under which people look for it, the town's and their synonyms. */
  readonly keywords: string;
  /** Words that mean the same as those of the detail: looked for too, and worth less. */
  readonly also: string;
  /** The rest of its text. */
  readonly body: string;
};

export type EntriesOf = {
  readonly services: readonly ServiceDefinition[];
  readonly content: Content;
  readonly language: LanguageTag;
  /** The language of texts that the content lacks in the other. */
  readonly fallback: LanguageTag;
  /** What is over is not found. */
  readonly today: string;
};

const LONGEST_BODY = 2_000;

type Raw = {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly keywords?: LocalizedText | undefined;
  /** The title in all languages: residents who cannot type their own letters type the town's name for it. */
  readonly names?: LocalizedText;
  /** Words that are not in the texts: those of the title run together, those for opening hours. */
  readonly together?: readonly string[];
  readonly body?: readonly string[];
};

/** Everything that can be found in a language. */
export const entriesOf = (of: EntriesOf): SearchEntry[] => [...eachEntry(of)];

/** The same one by one, so that who makes many of them can rest in between. */
export function* eachEntry({
  services,
  content,
  language,
  fallback,
  today,
}: EntriesOf): Generator<SearchEntry> {
  const say = (text: LocalizedText | undefined): string =>
    text === undefined ? '' : inLanguage(text, language, fallback).text;
  const synonyms = synonymsFrom(content.synonyms[language] ?? []);
  const entry = (kind: SearchEntry['kind'], id: string, raw: Raw): SearchEntry => {
    const { title, detail = '', keywords, names, together = [], body = [] } = raw;
    const local = language === fallback ? '' : `${names?.[fallback] ?? ''} ${keywords?.[fallback] ?? ''}`;
    const words = say(keywords);
    return {
      kind,
      id,
      title,
      detail,
      keywords: [words, synonyms(`${title} ${words}`), local, ...together].join(' ').trim(),
      also: synonyms(detail),
      body: body.filter(Boolean).join(' ').slice(0, LONGEST_BODY),
    };
  };
  const departmentName = new Map(content.departments.map(({ id, name }) => [id, say(name)]));
  yield* each(services, ({ serviceId, title, description }) =>
    entry('service', serviceId, { title: say(title), names: title, detail: say(description) }),
  );
  yield* each(content.departments, ({ id, name, summary, room, keywords, phone }) =>
    entry('department', id, {
      title: say(name),
      names: name,
      detail: say(summary),
      keywords,
      body: [say(room), phone ?? ''],
    }),
  );
  yield* each(content.people, ({ id, name, role, departmentId, room, keywords }) =>
    entry('person', id, {
      title: name,
      detail: say(role),
      keywords,
      together: wordsRunTogether(name),
      body: [say(room), departmentName.get(departmentId ?? '') ?? ''],
    }),
  );
  yield* each(content.places, ({ id, name, address, description, keywords, hours }) =>
    entry('place', id, {
      together: hours ? [hoursWords(language)] : [],
      title: say(name),
      names: name,
      detail: address,
      keywords,
      body: [say(description)],
    }),
  );
  yield* each(
    content.events.filter((event) => lastDayOf(event) >= today),
    ({ id, title, description, keywords }) =>
      entry('event', id, { title: say(title), names: title, keywords, body: [say(description)] }),
  );
  yield* each(announcementsOn(content.announcements, today), ({ id, title, text, keywords }) =>
    entry('announcement', id, { title: say(title), names: title, keywords, body: [say(text)] }),
  );
  yield* each(newsOn(content.news, today), ({ id, title, text, keywords }) =>
    entry('news', id, { title: say(title), names: title, keywords, body: [say(text)] }),
  );
  yield* each(content.pages, ({ id, title, summary, blocks, keywords }) =>
    entry('page', id, {
      title: say(title),
      names: title,
      detail: say(summary),
      keywords,
      body: blocks.flatMap((block) => textsOf(block).map(say)),
    }),
  );
  yield* each(content.questions, ({ id, question, answer, keywords }) =>
    entry('question', id, { title: say(question), names: question, keywords, body: [say(answer)] }),
  );
  yield* each(content.forms, ({ id, title, summary, keywords }) =>
    entry('form', id, { title: say(title), names: title, detail: say(summary), keywords }),
  );
}

function* each<From>(list: readonly From[], make: (one: From) => SearchEntry): Generator<SearchEntry> {
  for (const one of list) yield make(one);
}

function textsOf(block: Content['pages'][number]['blocks'][number]): readonly LocalizedText[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'picture':
      return [block.alternative];
    case 'video':
      return [block.spoken];
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()];
  }
}
