import type { Content } from './content.ts';

/** What can be looked up before main has sent anything. New each time: lists may be filled. */
export const noContent = (): Content => ({
  departments: [],
  people: [],
  places: [],
  holidays: [],
  events: [],
  announcements: [],
  news: [],
  pages: [],
  questions: [],
  forms: [],
  routes: [],
  streets: [],
  synonyms: {},
  map: null,
  brand: null,
});
