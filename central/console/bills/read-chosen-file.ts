/** Central's limit for a file of bills, in bytes. */
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
