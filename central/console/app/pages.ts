import {
  Banknote,
  CalendarDays,
  Construction,
  FileCheck,
  type LucideIcon,
  Monitor,
  ReceiptText,
  Smile,
  Ticket,
  TriangleAlert,
} from 'lucide-react';
import { consoleRoles, type Role } from '../../wire/index.ts';

type RouteName = keyof typeof consoleRoles;
export type PageName =
  | 'transactions'
  | 'bills'
  | 'attention'
  | 'kiosks'
  | 'cases'
  | 'reports'
  | 'ratings'
  | 'bookings'
  | 'queue';
type Offered = {
  readonly page: PageName;
  readonly title: string;
  readonly icon: LucideIcon;
  /** The page is offered to whoever may call one of these. */
  readonly needs: readonly RouteName[];
};
type Group = { readonly title: string; readonly pages: readonly Offered[] };

/** The console's pages, as the navigation shows them. A later page finds its place in a group. */
export const navigation: readonly Group[] = [
  {
    title: 'Payments',
    pages: [
      { page: 'transactions', title: 'Transactions', icon: ReceiptText, needs: ['listTransactions'] },
      { page: 'bills', title: 'Bills', icon: Banknote, needs: ['listBills', 'uploadBills'] },
    ],
  },
  {
    title: 'Residents',
    pages: [
      { page: 'queue', title: 'Queue', icon: Ticket, needs: ['listQueues'] },
      { page: 'cases', title: 'Applications', icon: FileCheck, needs: ['listCases'] },
      { page: 'bookings', title: 'Bookings', icon: CalendarDays, needs: ['listBookings'] },
      { page: 'reports', title: 'Reports', icon: Construction, needs: ['listReports'] },
      { page: 'ratings', title: 'Satisfaction', icon: Smile, needs: ['listRatings'] },
    ],
  },
  {
    title: 'Operation',
    pages: [
      {
        page: 'attention',
        title: 'Exceptions and alarms',
        icon: TriangleAlert,
        needs: ['listExceptions', 'listAlarms'],
      },
      { page: 'kiosks', title: 'Kiosks', icon: Monitor, needs: ['listKiosks'] },
    ],
  },
];

/** Whether a role may call a route; central checks it again. */
export const mayCall = (role: Role, route: RouteName): boolean => consoleRoles[route].includes(role);

/** The navigation of a role: only pages that it may see, only groups that have one. */
export function pagesFor(role: Role): readonly Group[] {
  return navigation
    .map((group) => ({
      ...group,
      pages: group.pages.filter((page) => page.needs.some((route) => mayCall(role, route))),
    }))
    .filter((group) => group.pages.length > 0);
}
