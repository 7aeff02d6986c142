import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Allowed } from '../api/index.ts';
import type { Route } from './route.ts';

/** A page of the console, as its folder gives it to the navigation. */
export type ConsolePage = {
  /** The first part of its address. */
  readonly page: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly group: 'payments' | 'residents' | 'operation';
  /** The page is offered to people who may call one of these. */
  readonly needs: readonly Allowed[];
  readonly show: (route: Route) => ReactNode;
};
