/** Central's limit for a table that a person sends, in bytes. */
export const LARGEST_FILE = 20_000_000;

export type ChosenFile =
  | { readonly kind: 'text'; readonly csv: string }
  | { readonly kind: 'too-large' | 'not-text' | 'unreadable' };

/** Reads a chosen file as UTF-8. Nothing is guessed: a letter that is read wrongly would stand in a name. */
export async function readChosenFile(file: Blob): Promise<ChosenFile> {
  if (file.size > LARGEST_FILE) return { kind: 'too-large' };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { kind: 'unreadable' };
  }
  try {
    const csv = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', csv };
  } catch {
    return { kind: 'not-text' };
  }
}

/** Why a file was not read, for the person who chose it. */
export const unreadTexts = {
  'not-text': 'This file is not UTF-8 text. Save it as “CSV UTF-8” and choose it again. Nothing was changed.',
  'too-large': 'This file is larger than 20 MB. Split it and import the parts. Nothing was changed.',
  unreadable: 'This file could not be read. Choose it again. Nothing was changed.',
} as const;
