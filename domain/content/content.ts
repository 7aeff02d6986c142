import { z } from 'zod';
import { EmailAddress, LanguageTag, LocalizedText } from '../text/index.ts';
import { Block, MediaPath } from './block.ts';
import { Brand } from './brand.ts';
import { Holiday, OpeningHours } from './hours.ts';
import { TownMap } from './map.ts';
import { Position } from './position.ts';

/** A name of something in the content, used once in its list. */
export const ContentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'a name such as town-clerk');

const common = {
  id: ContentId,
  /** Other words under which people look for it; also everyday and old names. */
  keywords: LocalizedText.optional(),
  /** Where it stands on the town's web site, for taking along. */
  url: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
};

const contact = {
  phone: z.string().max(40).optional(),
  email: EmailAddress.optional(),
};

export const Department = z.strictObject({
  ...common,
  ...contact,
  name: LocalizedText,
  summary: LocalizedText,
  /** Where in the house, e.g. "2nd floor, room 204". */
  room: LocalizedText.optional(),
  placeId: ContentId.optional(),
  hours: OpeningHours.optional(),
  /** Services at this kiosk that do what the department is asked for. */
  serviceIds: z.array(z.string().max(60)).max(20).default([]),
});
export type Department = z.infer<typeof Department>;

export const Person = z.strictObject({
  ...common,
  ...contact,
  name: z.string().min(1).max(120),
  role: LocalizedText,
  departmentId: ContentId.optional(),
  room: LocalizedText.optional(),
});
export type Person = z.infer<typeof Person>;

export const PlaceKind = z.enum([
  'town-hall',
  'library',
  'school',
  'sport',
  'health',
  'park',
  'parking',
  'bus-stop',
  'toilet',
  'culture',
  'recycling',
  'police',
  'other',
]);

export const Place = z.strictObject({
  ...common,
  ...contact,
  name: LocalizedText,
  kind: PlaceKind,
  position: Position,
  address: z.string().max(200),
  description: LocalizedText.optional(),
  hours: OpeningHours.optional(),
  /** Whether it can be entered without a step. */
  stepFree: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** A local time in the town without an offset, e.g. `2026-12-05T18:00`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 2026-12-05T18:00');

export const TownEvent = z.strictObject({
  ...common,
  title: LocalizedText,
  description: LocalizedText,
  starts: LocalTime,
  ends: LocalTime,
  allDay: z.boolean().default(false),
  placeId: ContentId.optional(),
});
export type TownEvent = z.infer<typeof TownEvent>;

const Dated = z.strictObject({
  ...common,
  title: LocalizedText,
  text: LocalizedText,
  /** First and last day on which it is shown. */
  from: z.iso.date(),
  until: z.iso.date().optional(),
  picture: z.strictObject({ file: MediaPath, alternative: LocalizedText }).optional(),
});
/** What people should know now, e.g. a closed road. */
export const Announcement = Dated.extend({ urgent: z.boolean().default(false) });
export type Announcement = z.infer<typeof Announcement>;
export const NewsItem = Dated;
export type NewsItem = z.infer<typeof NewsItem>;

export const Page = z.strictObject({
  ...common,
  title: LocalizedText,
  summary: LocalizedText,
  blocks: z.array(Block).min(1).max(60),
});
export type Page = z.infer<typeof Page>;

export const Question = z.strictObject({ ...common, question: LocalizedText, answer: LocalizedText });
export type Question = z.infer<typeof Question>;

/** A form on paper that the kiosk prints, as lines to fill in by hand. */
export const PaperForm = z.strictObject({
  ...common,
  title: LocalizedText,
  summary: LocalizedText,
  /** What is to be filled in, one line each. */
  lines: z.array(LocalizedText).min(1).max(40),
  returnTo: LocalizedText,
});
export type PaperForm = z.infer<typeof PaperForm>;

/** Words of one language that mean the same to someone who searches, e.g. ["bin", "trash", "garbage"]. */
const Synonyms = z.record(LanguageTag, z.array(z.array(z.string().min(1).max(40)).min(2).max(12)).max(500));

/** A way on foot without a step, drawn on the map. */
export const StepFreeRoute = z.strictObject({
  id: ContentId,
  toPlaceId: ContentId,
  minutes: z.int().min(1).max(240),
  line: z.array(Position).min(2).max(500),
  /** The way in words, for residents who do not use the map. */
  steps: z.array(LocalizedText).min(1).max(30),
});
export type StepFreeRoute = z.infer<typeof StepFreeRoute>;

/** Everything that can be looked up at a kiosk without the network. */
export const Content = z
  .strictObject({
    departments: z.array(Department).max(500).default([]),
    people: z.array(Person).max(5_000).default([]),
    places: z.array(Place).max(5_000).default([]),
    holidays: z.array(Holiday).max(500).default([]),
    events: z.array(TownEvent).max(5_000).default([]),
    announcements: z.array(Announcement).max(500).default([]),
    news: z.array(NewsItem).max(2_000).default([]),
    pages: z.array(Page).max(2_000).default([]),
    questions: z.array(Question).max(5_000).default([]),
    forms: z.array(PaperForm).max(500).default([]),
    routes: z.array(StepFreeRoute).max(500).default([]),
    /** The town's street names, for addresses and reports. */
    streets: z.array(z.string().min(1).max(120)).max(20_000).default([]),
    synonyms: Synonyms.default({}),
    map: TownMap.nullable().default(null),
    brand: Brand.nullable().default(null),
  })
  .superRefine(checkNames);
export type Content = z.infer<typeof Content>;

/** The lists of the content; each is a file `<list>.json` in the town's folder `content/`. */
export const CONTENT_LISTS = [
  'departments',
  'people',
  'places',
  'holidays',
  'events',
  'announcements',
  'news',
  'pages',
  'questions',
  'forms',
  'routes',
  'streets',
  'synonyms',
  'map',
  'brand',
] as const satisfies readonly (keyof Content)[];

type Listed = readonly { readonly id: string }[];

/** Names are used once in their list, and what a thing points to exists. */
function checkNames(
  content: z.output<z.ZodObject<{ [List in keyof Content]: z.ZodType<Content[List]> }>>,
  context: z.RefinementCtx,
): void {
  const say = (path: (string | number)[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const lists: Record<string, Listed> = {
    departments: content.departments,
    people: content.people,
    places: content.places,
    events: content.events,
    announcements: content.announcements,
    news: content.news,
    pages: content.pages,
    questions: content.questions,
    forms: content.forms,
    routes: content.routes,
  };
  for (const [name, list] of Object.entries(lists)) {
    const seen = new Set<string>();
    list.forEach(({ id }, at) => {
      if (seen.has(id)) say([name, at, 'id'], `a name used once; "${id}" is there already`);
      seen.add(id);
    });
  }
  const places = new Set(content.places.map(({ id }) => id));
  const departments = new Set(content.departments.map(({ id }) => id));
  const ask = (known: ReadonlySet<string>, id: string | undefined, path: (string | number)[]): void => {
    if (id !== undefined && !known.has(id)) say(path, `something that is in the content; "${id}" is not`);
  };
  content.departments.forEach(({ placeId }, at) => {
    ask(places, placeId, ['departments', at, 'placeId']);
  });
  content.people.forEach(({ departmentId }, at) => {
    ask(departments, departmentId, ['people', at, 'departmentId']);
  });
  content.events.forEach(({ placeId }, at) => {
    ask(places, placeId, ['events', at, 'placeId']);
  });
  content.routes.forEach(({ toPlaceId }, at) => {
    ask(places, toPlaceId, ['routes', at, 'toPlaceId']);
  });
}
