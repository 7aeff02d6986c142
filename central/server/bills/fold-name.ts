/**
 * A surname without what people type differently: case, accents, spaces and punctuation. `García-López`, `GARCIA LOPEZ`
 * and `garcialopez` are the same. Empty when nothing is left; an empty one fits no one.
 */
export function foldName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[\p{M}\p{P}\p{Z}\p{C}\p{S}]/gu, '')
      // Upper case first: it brings ß and SS, ı and I together.
      .toUpperCase()
      .toLowerCase()
  );
}
