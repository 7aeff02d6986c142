import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Allowed } from '../api/index.ts';

/** The named parts of an address: `{ kioskId, transactionId }`. */
type Params = Readonly<Record<string, string | undefined>>;

/** One address of a page. */
export type ConsoleRoute = {
  /** What follows the page's own name: `$kioskId/$transactionId`; empty for the page itself. */
  readonly path: string;
  /** What its address may say after the `?`. An address that says anything else is refused by name. */
  readonly search: z.ZodType;
  /** It is there for people who may call one of these; without it, for all who see the page. */
  readonly needs?: readonly Allowed[];
  readonly show: (search: unknown, params: Params) => ReactNode;
};

type Described<Search extends z.ZodType> = {
  readonly path: string;
  readonly search: Search;
  readonly needs?: readonly Allowed[];
  readonly show: (search: z.infer<Search>, params: Params) => ReactNode;
};

/** An address with what it may say. */
export const consoleRoute = <Search extends z.ZodType>({
  show,
  ...address
}: Described<Search>): ConsoleRoute => ({
  ...address,
  show: (given, params) => show(address.search.parse(given), params),
});

/** What the address of a page says that cannot be narrowed. */
export const NO_SEARCH = z.strictObject({});
