import type { LucideIcon } from 'lucide-react';
import type { WaitingKind } from '../../wire/index.ts';
import type { Allowed } from '../api/index.ts';
import type { ConsoleRoute } from './console-route.ts';

/** The groups of the navigation, in the order in which it shows them. */
export const PAGE_GROUPS = ['day', 'payments', 'residents', 'operation'] as const;
export type PageGroup = (typeof PAGE_GROUPS)[number];

/** A page of the console. A folder that has a `page.tsx` with one as its `page` has a page: no list names it. */
export type ConsolePage = {
  /** The first part of its address. */
  readonly page: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly group: PageGroup;
  /** Where in its group it stands: the smallest first. */
  readonly place: number;
  /** The page is offered to people who may call one of these. */
  readonly needs: readonly Allowed[];
  /** What waits there: the navigation says how much. */
  readonly waits?: readonly WaitingKind[];
  /** Its addresses; that with the empty path is in the navigation. */
  readonly routes: readonly ConsoleRoute[];
};
