import type { Role } from '../../wire/index.ts';
import { mayCall } from '../api/index.ts';
import { type ConsolePage, PAGE_GROUPS } from '../route/index.ts';
import { groupTexts } from './texts.ts';

/** The page of every folder that has one. */
const found = import.meta.glob<ConsolePage>('../*/page.tsx', { eager: true, import: 'page' });

/** The console's pages, in the order in which the navigation shows them. */
export const PAGES: readonly ConsolePage[] = PAGE_GROUPS.flatMap((group) =>
  Object.values(found)
    .filter((page) => page.group === group)
    .sort((one, other) => one.place - other.place),
);

export type NavigationGroup = { readonly title: string; readonly pages: readonly ConsolePage[] };

/** The navigation of a role: only pages that it may see, only groups that have one. */
export function pagesFor(role: Role): readonly NavigationGroup[] {
  const offered = PAGES.filter(({ needs }) => needs.some((contract) => mayCall(role, contract)));
  const groups = [...new Set(offered.map(({ group }) => group))];
  return groups.map((group) => ({
    title: groupTexts[group],
    pages: offered.filter((page) => page.group === group),
  }));
}
