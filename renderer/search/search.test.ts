import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Content } from '../../domain/content/index.ts';
import type { LocalizedText } from '../../domain/text/index.ts';
import { ServiceDefinition } from '../../domain/town/index.ts';
import {
  buildIndex,
  carefulWordsOf,
  entriesOf,
  type Found,
  loadIndex,
  markedWordsOf,
  normalised,
  otherwiseSpelled,
  type SearchIndex,
  wordsOf,
} from './index.ts';

const LANGUAGES = ['en', 'es', 'ar', 'zh-Hans'];
const text = (en: string, es: string, ar: string, zh: string): LocalizedText => ({
  en,
  es,
  ar,
  'zh-Hans': zh,
});

const service = (serviceId: string, title: LocalizedText, description: LocalizedText) =>
  ServiceDefinition.parse({
    kind: 'form',
    serviceId,
    icon: 'pet',
    title,
    description,
    pages: [{ pageId: 'one', title, fields: [{ kind: 'text', fieldId: 'name', label: title, longest: 20 }] }],
    fees: [],
    outcome: { message: title },
  });

const services = [
  service(
    'register-pet',
    text('Register a pet', 'Registrar una mascota', 'تسجيل حيوان أليف', '宠物登记'),
    text('Dogs and cats', 'Perros y gatos', 'الكلاب والقطط', '猫和狗'),
  ),
];
const content = Content.parse({
  departments: [
    {
      id: 'waste',
      name: text('Waste collection', 'Recogida de residuos', 'جمع النفايات', '垃圾回收'),
      summary: text(
        'Bins and recycling',
        'Contenedores y reciclaje',
        'الحاويات وإعادة التدوير',
        '垃圾桶与回收',
      ),
    },
    {
      id: 'library',
      name: text('Town library', 'Biblioteca municipal', 'المكتبة العامة', '镇图书馆'),
      summary: text('Books, also for pets', 'Libros', 'الكتب', '书籍'),
    },
  ],
  people: [{ id: 'lukasz', name: 'Łukasz Wójcik', role: text('Mayor', 'Alcalde', 'رئيس البلدية', '镇长') }],
  events: [
    {
      id: 'past-fair',
      title: text('Old fair', 'Feria antigua', 'معرض قديم', '旧集市'),
      description: text('Over', 'Pasada', 'انتهى', '已结束'),
      starts: '2026-11-01T10:00',
      ends: '2026-11-01T12:00',
    },
  ],
  synonyms: {
    en: [
      ['waste', 'garbage', 'trash'],
      ['pet', 'dog licence'],
    ],
    es: [['residuos', 'basura']],
    ar: [['النفايات', 'قمامة']],
    'zh-Hans': [['垃圾', '废物']],
  },
});

const index = new Map<string, SearchIndex>();
beforeAll(async () => {
  for (const language of LANGUAGES) index.set(language, await buildIndex(entriesIn(language), language));
});
const entriesIn = (language: string) =>
  entriesOf({ services, content, language, fallback: 'en', today: '2026-11-23' });
const find = (language: string, typed: string): Found => {
  const found = index.get(language)?.find(typed);
  if (!found) throw new Error(`no index in ${language}`);
  return found;
};
const first = (language: string, typed: string): string | undefined =>
  find(language, typed).groups[0]?.hits[0]?.id;

describe('search', () => {
  it.each([
    ['en', 'libary', 'library'],
    ['en', 'regsiter pet', 'register-pet'],
    ['es', 'bibloteca', 'library'],
    ['es', 'mascotta', 'register-pet'],
    ['ar', 'المكتبه', 'library'],
    ['ar', 'النفيات', 'waste'],
    ['zh-Hans', '图书官', 'library'],
  ])('in %s forgives the typo in "%s"', (language, typed, id) => {
    expect(first(language, typed)).toBe(id);
  });

  it.each([
    ['en', 'lukasz wojcik', 'lukasz'],
    ['en', 'LUKASZ WÓJCIK', 'lukasz'],
    ['ar', 'مكتبة', 'library'],
    ['ar', 'المَكْتَبَة', 'library'],
    ['ar', 'المكتـــبة', 'library'],
    ['es', 'registrár', 'register-pet'],
  ])('in %s does not mind how "%s" is written', (language, typed, id) => {
    expect(first(language, typed)).toBe(id);
  });

  it.each([
    ['en', 'garbage', 'waste'],
    ['en', 'garbge', 'waste'],
    ['en', 'dog licence', 'register-pet'],
    ['es', 'basura', 'waste'],
    ['ar', 'قمامة', 'waste'],
    ['zh-Hans', '废物', 'waste'],
  ])('in %s knows that "%s" means the same', (language, typed, id) => {
    expect(first(language, typed)).toBe(id);
  });

  it.each([
    ['en', 'li', 'library'],
    ['ar', 'مك', 'library'],
    ['ar', 'ال', 'library'],
    ['zh-Hans', '图', 'library'],
    ['zh-Hans', '馆', 'library'],
  ])('in %s finds at "%s" already', (language, typed, id) => {
    expect(find(language, typed).groups.flatMap(({ hits }) => hits.map((hit) => hit.id))).toContain(id);
  });

  it('finds a thing by its name in the language of the town as well', () => {
    expect(first('zh-Hans', 'library')).toBe('library');
    expect(first('ar', 'regsiter')).toBe('register-pet');
  });

  it('puts what can be done here before what can only be read', () => {
    const { groups } = find('en', 'pet');
    expect(groups.map(({ kind }) => kind)).toEqual(['service', 'department']);
  });

  it('finds other forms of a word and longer words that it is a part of', () => {
    expect(first('en', 'libraries')).toBe('library');
    expect(first('en', 'cycling')).toBe('waste');
    expect(first('es', 'mascotitas')).toBe('register-pet');
    expect(find('en', 'ibrary').nearly).toBe(false);
  });

  it('finds the words in Chinese without spaces', () => {
    expect(first('zh-Hans', '猫')).toBe('register-pet');
    expect(first('zh-Hans', '宠物狗')).toBe('register-pet');
    expect(first('zh-Hans', '宠物猫登记')).toBe('register-pet');
  });

  it('finds what has some of the words where nothing has all, and says so', () => {
    const found = find('en', 'library elephant');
    expect(found.nearly).toBe(true);
    expect(found.groups[0]?.hits[0]?.id).toBe('library');
    expect(find('en', 'town library').nearly).toBe(false);
  });

  it('goes on finding while a word with a typo in it is being typed', () => {
    for (const typed of ['lib', 'libb', 'libba']) expect(first('en', typed)).toBe('library');
    expect(find('en', 'libba').nearly).toBe(true);
  });

  it('finds nothing that is over, and nothing for an empty or a nonsense query', () => {
    for (const typed of ['old fair', '', '   ', '!?', 'qqqqqqqq'])
      expect(find('en', typed)).toEqual({ groups: [], nearly: false });
  });

  it('shows a few of a kind and counts the others', () => {
    const [group] = index.get('en')?.find('bins books', 1).groups ?? [];
    expect(group).toMatchObject({ kind: 'department', more: 1 });
    expect(group?.hits).toHaveLength(1);
  });

  it('answers every text there is, however long and strange', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 50 }),
        ),
        (language, typed) => {
          expect(Array.isArray(find(language, typed).groups)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(find('en', `library ${'a'.repeat(100_000)}`).groups[0]?.hits[0]?.id).toBe('library');
  });

  it('does bounded work for a text of any length, with control characters, marks of direction and emoji', () => {
    const strange = fc.constantFrom(
      '\u0000',
      '\u001b',
      '\u202e',
      '\u200f',
      '\ud800',
      '👩‍👩‍👧',
      'ا',
      '图',
      'a',
      ' ',
    );
    const texts = fc.oneof(
      fc.string({ unit: strange, maxLength: 10_000 }),
      fc.string({ unit: 'grapheme', maxLength: 500 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), texts, (language, typed) => {
        const { groups } = find(language, typed);
        expect(find(language, typed.slice(0, 80)).groups).toEqual(groups);
        for (const { hits } of groups) expect(hits.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('finds the same with an index that was kept as text, and takes no other text for one', () => {
    const serialised = index.get('ar')?.serialise() ?? '';
    const loaded = loadIndex(serialised, entriesIn('ar'), 'ar');
    expect(loaded?.find('المكتبه')).toEqual(find('ar', 'المكتبه'));
    expect(loadIndex(serialised, entriesIn('ar').slice(1), 'ar')).toBeNull();
    expect(loadIndex('{"not":"one"}', [], 'ar')).toBeNull();
    expect(loadIndex('no json', [], 'ar')).toBeNull();
  });

  it('finds every entry by its own title', () => {
    for (const language of LANGUAGES)
      for (const entry of entriesIn(language))
        expect(find(language, entry.title).groups.flatMap(({ hits }) => hits)).toContainEqual(entry);
  });
});

describe('words', () => {
  it('lose accents, diacritics and what else people leave out', () => {
    expect(normalised('Łódź Đà Nẵng Straße')).toBe('lodz da nang strasse');
    expect(normalised("об'єкт здоров’я Київ")).toBe(normalised('обєкт здоровя Киів'));
    expect(normalised('أحمد إبراهيم آمنة مُدَرِّسَة ٢٠٢٦')).toBe('احمد ابراهيم امنه مدرسه 2026');
    expect(wordsOf("l'eau du lac")).toEqual(['l', 'eau', 'du', 'lac']);
    expect(wordsOf('垃圾回收 A4')).toEqual(['垃圾', '圾回', '回收', 'a', '4']);
  });

  it('are looked for also written out and run together at an apostrophe', () => {
    expect(otherwiseSpelled('Müllabfuhr O’Connell Street')).toEqual(['muellabfuhr', 'oconnell']);
    expect(otherwiseSpelled('Waste collection')).toEqual([]);
  });

  it('with accents are others than without, where two texts are compared that were written with care', () => {
    expect(carefulWordsOf('Chó, chợ')).toEqual(['chó', 'chợ']);
    expect(carefulWordsOf("об'єкт المَكْتَبَة 图书馆")).toEqual(wordsOf("об'єкт المَكْتَبَة 图书馆"));
    expect(markedWordsOf('Đỗ xe')).toEqual(['đỗ']);
  });

  it('are the same however their characters are composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (written) => {
        expect(wordsOf(written.normalize('NFD'))).toEqual(wordsOf(written.normalize('NFC')));
      }),
    );
  });
});

describe('people', () => {
  const people: readonly (readonly [name: string, ...typed: string[]])[] = [
    ['Seán Mac Gabhann', 'macgabhann', 'Mac Gabhann', 'sean macgabhann'],
    ['Mary Van Der Meer', 'vandermeer', 'dermeer', 'meer'],
    ['Ibrahim Al-Sayed', 'alsayed', 'al sayed'],
    ['Anna-Lena Müller-Schön', 'müllerschön', 'muellerschoen', 'Mueller', 'annalena', 'schoen'],
    ['Jens Sørensen', 'soerensen', 'sorensen', 'SØRENSEN'],
    ['Nora O’Sullivan', 'osullivan', "o'sullivan", 'oʼsullivan'],
    ['Björn Þórsson', 'thorsson'],
    ['يحيى الهاشمي', 'يحيي', 'هاشمي', 'الهاشمى'],
  ];
  const ids = people.map((_, at) => `p${at}`);
  let index: SearchIndex;
  beforeAll(async () => {
    const list = people.map(([name], at) => ({
      id: ids[at],
      name,
      role: text('Clerk', 'Oficial', 'موظف', '职员'),
    }));
    const content = Content.parse({ people: list });
    index = await buildIndex(
      entriesOf({ services: [], content, language: 'en', fallback: 'en', today: '2026-11-23' }),
      'en',
    );
  });

  it.each(people.map(([name], at) => [name, at] as const))(
    'are found in every way that %s is typed',
    (_, at) => {
      const [, ...typed] = people[at] ?? [''];
      for (const one of typed) expect(index.find(one).groups[0]?.hits[0]?.id, one).toBe(ids[at]);
    },
  );
});
