import { z } from 'zod';
import type {
  Announcement,
  Content,
  Department,
  NewsItem,
  Page,
  PaperForm,
  Person,
  Place,
  Question,
  TownEvent,
} from './content.ts';

/** The kinds of things that have a page of their own at the kiosk. */
export const ItemKind = z.enum([
  'department',
  'person',
  'place',
  'event',
  'announcement',
  'news',
  'page',
  'question',
  'form',
]);
export type ItemKind = z.infer<typeof ItemKind>;
export const ITEM_KINDS = ItemKind.options;

/** One thing that can be looked up. */
export type Item =
  | { readonly kind: 'department'; readonly is: Department }
  | { readonly kind: 'person'; readonly is: Person }
  | { readonly kind: 'place'; readonly is: Place }
  | { readonly kind: 'event'; readonly is: TownEvent }
  | { readonly kind: 'announcement'; readonly is: Announcement }
  | { readonly kind: 'news'; readonly is: NewsItem }
  | { readonly kind: 'page'; readonly is: Page }
  | { readonly kind: 'question'; readonly is: Question }
  | { readonly kind: 'form'; readonly is: PaperForm };
export type ItemOf<Kind extends ItemKind> = Extract<Item, { kind: Kind }>['is'];

/** The content's list of a kind. */
export const LIST_OF = {
  department: 'departments',
  person: 'people',
  place: 'places',
  event: 'events',
  announcement: 'announcements',
  news: 'news',
  page: 'pages',
  question: 'questions',
  form: 'forms',
} as const satisfies Record<ItemKind, keyof Content>;

/** The thing of that kind and name; null when the content has it no longer. */
export function findItem(content: Content, kind: ItemKind, id: string): Item | null {
  const list: readonly { readonly id: string }[] = content[LIST_OF[kind]];
  const is = list.find((one) => one.id === id);
  // The list is the kind's own, which the compiler cannot see through a name.
  return is ? ({ kind, is } as Item) : null;
}
