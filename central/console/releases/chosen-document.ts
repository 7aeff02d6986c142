import {
  LARGEST_RELEASE_CHARACTERS,
  SignatureFile,
  type SignedDocument,
} from '../../../domain/release/index.ts';

/** Four bytes are the most that a character has in UTF-8. */
const LARGEST_FILE = LARGEST_RELEASE_CHARACTERS * 4;

/** A signed document from the two files that a person chose; null when they are not what they should be. */
export async function chosenDocument(document: Blob, signatures: Blob): Promise<SignedDocument | null> {
  if (document.size > LARGEST_FILE || signatures.size > LARGEST_FILE) return null;
  try {
    // Letter for letter, also a mark at its beginning: the signature covers the bytes.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const text = decoder.decode(await document.arrayBuffer());
    return { text, ...SignatureFile.parse(JSON.parse(await signatures.text())) };
  } catch {
    return null;
  }
}
