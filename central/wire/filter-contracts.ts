import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { EVERYBODY } from './role.ts';

const FILTERS_PATH = `${CONSOLE_PATH}/filters`;

/** The page of the console whose list it narrows, by the first part of its address. */
const page = z.string().regex(/^[a-z][a-z-]{0,39}$/);

/** What a person calls a filter. */
export const FilterName = z
  .string()
  .trim()
  .min(1, 'a name')
  .max(60, 'a name of at most 60 characters')
  .regex(/^\P{C}+$/u, 'a name without control characters');

/** The name, in an address, of what somebody typed into a search box. */
export const TYPED = 'search';

/** Whether an address says what somebody typed to find a resident. */
export const namesResidents = (address: string): boolean => new URLSearchParams(address).has(TYPED);

/** What follows the `?` of a list's address. What was typed to find a resident is not kept under a name: it may be one. */
const address = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => !text.startsWith('?'), 'what follows the question mark of an address')
  .refine((text) => !namesResidents(text), 'no words that may name a resident');

export const SavedFilter = z.object({ name: z.string(), address: z.string(), savedAt: Instant });
export type SavedFilter = z.infer<typeof SavedFilter>;

const Refused = <Reason extends string>(...reasons: readonly [Reason, ...Reason[]]) =>
  z.object({ kind: z.literal('refused'), reason: z.enum(reasons) });

export const listFilters = consoleContract({
  name: 'listFilters',
  roles: EVERYBODY,
  method: 'GET',
  path: FILTERS_PATH,
  summary: 'Lists the filters that the person who asks has saved for one list, by name.',
  request: z.object({ page }),
  response: z.object({ filters: z.array(SavedFilter) }),
});

export const saveFilter = consoleContract({
  name: 'saveFilter',
  roles: EVERYBODY,
  method: 'POST',
  path: FILTERS_PATH,
  summary: 'Saves what a list is narrowed to under a name, for the person who asks alone.',
  request: z.object({ page, name: FilterName, address }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('saved') }),
    Refused('exists', 'too-many'),
  ]),
});

export const renameFilter = consoleContract({
  name: 'renameFilter',
  roles: EVERYBODY,
  method: 'POST',
  path: `${FILTERS_PATH}/rename`,
  summary: 'Gives an own filter another name.',
  request: z.object({ page, name: z.string().max(60), newName: FilterName }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('renamed') }),
    Refused('exists', 'unknown'),
  ]),
});

export const deleteFilter = consoleContract({
  name: 'deleteFilter',
  roles: EVERYBODY,
  method: 'POST',
  path: `${FILTERS_PATH}/delete`,
  summary: 'Deletes an own filter.',
  request: z.object({ page, name: z.string().max(60) }),
  response: z.discriminatedUnion('kind', [z.object({ kind: z.literal('deleted') }), Refused('unknown')]),
});
