const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A chunk is its length, its name, its content and a check. */
const AROUND = 12;
/** The picture itself, and how its colours and dots are to be shown: nothing of where, when and by whom. */
const KEPT: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs', 'cICP'],
]);

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/**
 * A PNG file without texts, times, EXIF and whatever else is not the picture, and without what follows it. Null for what is no whole PNG
 * file.
 */
export function barePng(bytes: Buffer): Buffer | null {
  if (!isPng(bytes)) return null;
  const kept: Buffer[] = [SIGNATURE];
  let hasPicture = false;
  let at = SIGNATURE.length;
  while (at + AROUND <= bytes.length) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at === SIGNATURE.length && name !== 'IHDR') return null;
    hasPicture ||= name === 'IDAT';
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return hasPicture ? Buffer.concat(kept) : null;
    at = end;
  }
  return null;
}
