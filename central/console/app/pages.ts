import type { Role } from '../../wire/index.ts';
import { mayCall } from '../api/index.ts';
import { billsPage } from '../bills/index.ts';
import { bookingsPage } from '../bookings/index.ts';
import { casesPage } from '../cases/index.ts';
import { attentionPage } from '../exceptions/index.ts';
import { kiosksPage } from '../kiosks/index.ts';
import { queuePage } from '../queue/index.ts';
import { ratingsPage } from '../ratings/index.ts';
import { releasesPage } from '../releases/index.ts';
import { reportsPage } from '../reports/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { transactionsPage } from '../transactions/index.ts';
import { groupTexts } from './texts.ts';

/** The console's pages, in the order in which the navigation shows them. */
export const PAGES: readonly ConsolePage[] = [
  transactionsPage,
  billsPage,
  queuePage,
  casesPage,
  bookingsPage,
  reportsPage,
  ratingsPage,
  attentionPage,
  kiosksPage,
  releasesPage,
];

export type PageGroup = { readonly title: string; readonly pages: readonly ConsolePage[] };

/** The navigation of a role: only pages that it may see, only groups that have one. */
export function pagesFor(role: Role): readonly PageGroup[] {
  const offered = PAGES.filter(({ needs }) => needs.some((contract) => mayCall(role, contract)));
  const groups = [...new Set(offered.map(({ group }) => group))];
  return groups.map((group) => ({
    title: groupTexts[group],
    pages: offered.filter((page) => page.group === group),
  }));
}
