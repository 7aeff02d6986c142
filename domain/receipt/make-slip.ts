import {
  type Block,
  type Content,
  type Item,
  type OpeningHours,
  occasionInWords,
  spansInWords,
  weekFrom,
} from '../content/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../paper/index.ts';
import {
  dateLocaleOf,
  directionOf,
  type Language,
  type LanguageTag,
  type LocalizedText,
} from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { headOf, LONGEST_TEXT, type Pen, paragraphs, penFor, row, text } from './blocks.ts';

/** What a slip is made from. */
export type TakenAlong = {
  readonly town: TownDefinition;
  readonly content: Pick<Content, 'departments' | 'places' | 'holidays'>;
  readonly item: Item;
  readonly language: LanguageTag;
  /** The day in the town. */
  readonly today: string;
};

const MOST_BLOCKS = 150;
const LONGEST_VALUE = 200;

/** A slip about something that was looked up, to take along: what it says, and the code of its page on the web. */
export function makeSlip(taken: TakenAlong): ReceiptDocument {
  const pen = penFor(taken.town, taken.language);
  const labels = pen.words.slip;
  const writer: Writer = { ...taken, pen, labels };
  const title = cut(titleOf(taken.item, pen));
  const { url } = taken.item.is;
  return {
    language: pen.language,
    direction: directionOf(pen.language),
    title,
    blocks: [
      ...headOf(pen, title),
      ...bodyOf(writer).slice(0, MOST_BLOCKS),
      { kind: 'rule' },
      row(labels.asOf, dateIn(pen, taken.today)),
      ...(url ? [qr(url, labels.online)] : []),
    ],
  };
}

type Writer = TakenAlong & { readonly pen: Pen; readonly labels: Language['slip'] };

function titleOf(item: Item, { say }: Pen): string {
  switch (item.kind) {
    case 'department':
    case 'place':
      return say(item.is.name);
    case 'person':
      return item.is.name;
    case 'question':
      return say(item.is.question);
    default:
      return say(item.is.title);
  }
}

function bodyOf(writer: Writer): ReceiptBlock[] {
  const { item, pen, labels, content } = writer;
  const said = (words: LocalizedText | undefined): ReceiptBlock[] =>
    words === undefined ? [] : paragraphs(pen.say(words));
  const fact = (label: string, value: string | undefined): ReceiptBlock[] =>
    value === undefined || value === '' ? [] : [row(label, cut(value))];
  const place = (id: string | undefined): ReceiptBlock[] => {
    const is = content.places.find((one) => one.id === id);
    return is ? [...fact(labels.where, pen.say(is.name)), ...fact(labels.address, is.address)] : [];
  };
  switch (item.kind) {
    case 'department': {
      const { is } = item;
      return [
        ...said(is.summary),
        ...fact(labels.room, is.room && pen.say(is.room)),
        ...place(is.placeId),
        ...fact(labels.phone, is.phone),
        ...fact(labels.email, is.email),
        ...week(is.hours, writer),
      ];
    }
    case 'person': {
      const { is } = item;
      const department = content.departments.find(({ id }) => id === is.departmentId);
      return [
        ...said(is.role),
        ...fact(labels.department, department && pen.say(department.name)),
        ...fact(labels.room, is.room && pen.say(is.room)),
        ...fact(labels.phone, is.phone),
        ...fact(labels.email, is.email),
      ];
    }
    case 'place': {
      const { is } = item;
      return [
        ...said(is.description),
        ...fact(labels.address, is.address),
        ...paragraphs(is.stepFree ? labels.stepFree : labels.notStepFree),
        ...fact(labels.phone, is.phone),
        ...fact(labels.email, is.email),
        ...week(is.hours, writer),
      ];
    }
    case 'event':
      return [
        ...fact(labels.when, occasionInWords(item.is, pen.language)),
        ...place(item.is.placeId),
        ...said(item.is.description),
      ];
    case 'announcement':
    case 'news':
      return said(item.is.text);
    case 'page':
      return [...said(item.is.summary), ...item.is.blocks.flatMap((block) => pageBlock(block, pen))];
    case 'question':
      return said(item.is.answer);
    case 'form':
      return [
        ...said(item.is.summary),
        { kind: 'rule' },
        ...item.is.lines.flatMap((line): ReceiptBlock[] => [
          ...paragraphs(pen.say(line)),
          { kind: 'space' },
          { kind: 'rule' },
        ]),
        ...fact(labels.returnTo, pen.say(item.is.returnTo)),
      ];
  }
}

function week(hours: OpeningHours | undefined, { content, today, pen, labels }: Writer): ReceiptBlock[] {
  if (!hours) return [];
  const format = new Intl.DateTimeFormat(dateLocaleOf(pen.language), {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  });
  return [
    { kind: 'space' },
    text(labels.hours, 'start', 'strong'),
    ...weekFrom(hours, content.holidays, today).map(({ day, open, note }) => {
      const times = open.length === 0 ? labels.closed : spansInWords(open, pen.language);
      return row(
        format.format(new Date(`${day}T00:00:00Z`)),
        cut(note ? `${times} (${pen.say(note)})` : times),
      );
    }),
  ];
}

function pageBlock(block: Block, { say }: Pen): ReceiptBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'space' }, text(cut(say(block.text)), 'start', 'strong')];
    case 'paragraph':
      return paragraphs(say(block.text));
    case 'list':
      return block.items.flatMap((item) => paragraphs(`• ${say(item)}`));
    case 'picture':
      return [];
    case 'video':
      return paragraphs(say(block.spoken));
    case 'table':
      return [
        text(cut(say(block.caption)), 'start', 'strong'),
        text(block.columns.map(say).join(' · ').slice(0, LONGEST_TEXT), 'start', 'strong'),
        ...block.rows.flatMap((cells) => paragraphs(cells.map(say).join(' · '))),
      ];
  }
}

const qr = (url: string, caption: string): ReceiptBlock => ({ kind: 'qr', data: url, caption });

const dateIn = ({ language }: Pen, day: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const cut = (words: string): string =>
  words.length > LONGEST_VALUE ? `${words.slice(0, LONGEST_VALUE - 1)}…` : words;
