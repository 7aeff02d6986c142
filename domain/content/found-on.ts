import type { Content } from './content.ts';
import { findItem, type ItemKind } from './item.ts';
import { announcementsOn, lastDayOf, newsOn } from './shown-on.ts';

/** Whether a thing is in the content and not over on a day. */
export function isFoundOn(content: Content, kind: ItemKind, id: string, day: string): boolean {
  const isIt = (one: { readonly id: string }): boolean => one.id === id;
  switch (kind) {
    case 'event':
      return content.events.some((event) => isIt(event) && lastDayOf(event) >= day);
    case 'announcement':
      return announcementsOn(content.announcements, day).some(isIt);
    case 'news':
      return newsOn(content.news, day).some(isIt);
    default:
      return findItem(content, kind, id) !== null;
  }
}
