/** The library that a module belongs to (`zod`, `@noble/hashes`), or the folder of ours (`our domain/text`). */
export function libraryOf(id: string): string {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
  const library = /^(@[^/]+\/[^/]+|[^/]+)/.exec(path.split('/node_modules/').at(-1) ?? '')?.[0];
  if (path.includes('/node_modules/')) return library ?? 'unknown';
  const own =
    /\/((?:domain|hardware|main|renderer|paper-view|slots|build|central\/(?:console|wire))(?:\/[^/.]+)?)\//.exec(
      path,
    )?.[1];
  return own ? `our ${own}` : 'the build itself';
}
