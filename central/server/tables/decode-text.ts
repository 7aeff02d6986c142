/** In which way a file's letters may be written; a file that is not UTF-8 is only read when its encoding is named. */
export const ENCODINGS = ['utf-8', 'utf-16', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type DecodedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'wrong'; readonly reason: string };

const SAVE = 'save it as "CSV UTF-8"';

/** The text of a file without its byte order mark, or what to do with the file. Nothing is guessed: a letter that is read wrongly would stand in a name. */
export function decodeText(bytes: Uint8Array, encoding: Encoding = 'utf-8'): DecodedText {
  if (starts(bytes, [0x50, 0x4b, 3, 4]) || starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return wrong(`expected a text file; this is a workbook or an archive: ${SAVE}`);
  const marked = starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff]);
  if (encoding !== 'utf-16' && (marked || looksLikeUtf16(bytes)))
    return wrong(
      `expected UTF-8; this is UTF-16 ("Unicode text"): ${SAVE}, or name it with --encoding utf-16`,
    );
  let text: string;
  try {
    text = new TextDecoder(labelOf(bytes, encoding), { fatal: true }).decode(bytes);
  } catch {
    return wrong(
      encoding === 'utf-8'
        ? `expected UTF-8; this may be Windows-1252 ("ANSI"): ${SAVE}, or name it with --encoding windows-1252`
        : `expected ${encoding}`,
    );
  }
  if (text.includes('\ufffd'))
    return wrong('expected whole words; letters were lost before (they stand as �): export the file anew');
  return { kind: 'text', text };
}

function labelOf(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'utf-16') return encoding;
  const bigEndian = starts(bytes, [0xfe, 0xff]) || (!starts(bytes, [0xff, 0xfe]) && bytes[0] === 0);
  return bigEndian ? 'utf-16be' : 'utf-16le';
}

/** Every second byte of Latin text in UTF-16 is zero; without a mark that is how it shows. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  return head.length >= 8 && head.filter((byte) => byte === 0).length > head.length / 4;
}

const starts = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

const wrong = (reason: string): DecodedText => ({ kind: 'wrong', reason });
