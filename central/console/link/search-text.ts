import type { Search } from './place.ts';

/** Reads what follows the `?` of an address. A name that comes twice counts as none of both: `a=1&a=2` is `a=1,2`. */
export function readSearchText(text: string): Record<string, string> {
  const query = new URLSearchParams(text);
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(',')]));
}

/** What follows the path of an address, with its `?`; what is empty is left out. */
export function writeSearchText(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
