/** What stands at the ends of a tree of JSON, each with the way there: `lookUp.search.title`. */
export function leavesOf(part: unknown, path = ''): [string, unknown][] {
  if (typeof part !== 'object' || part === null) return [[path, part]];
  return Object.entries(part).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}
