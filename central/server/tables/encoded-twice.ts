/**
 * Letters that were UTF-8, were read as Windows-1252 and saved so: `MÃ¼ller`. One of them, when all that is not ASCII in a text is so;
 * else null, as each of them by itself may be meant.
 */
export function encodedTwice(text: string): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let found: string | null = null;
  for (const [run] of text.matchAll(/[^\x00-\x7f]+/g)) {
    const bytes = [...run].map((sign) => OF_WINDOWS.get(sign) ?? sign.codePointAt(0) ?? 0);
    if (bytes.some((byte) => byte > LARGEST_SIGN)) return null;
    try {
      decoder.decode(Uint8Array.from(bytes));
    } catch {
      return null;
    }
    found ??= run;
  }
  return found;
}

const LARGEST_SIGN = 0xff;
/** What Windows-1252 has in the places 0x80 to 0x9f, by the sign. */
const OF_WINDOWS = new Map(
  Array.from({ length: 32 }, (_, at): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + at)),
    0x80 + at,
  ]),
);
