import { storable } from '../../../domain/text/index.ts';
import { barePhoto, type Photo } from '../photos/index.ts';

export const MOST_PARAMETERS = 120;
export const MOST_PHOTOS = 6;

/** A file of a form: how large it came, and the photo in it without metadata; null when it is none, or too large for one. */
export type SentFile = { readonly name: string; readonly bytes: number; readonly photo: Photo | null };
export const LARGEST_PHOTO = 6 * 1024 * 1024;

export type PartsOrder = {
  readonly body: Uint8Array;
  /** The whole header, with the boundary. */
  readonly type: string;
};

export type Parts =
  | {
      readonly kind: 'read';
      readonly parameters: readonly (readonly [string, string])[];
      readonly files: readonly SentFile[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

const UNREADABLE = { kind: 'refused', reason: 'the parts of the body cannot be read' } as const;

/** Reads the parts of a body of the type `multipart/form-data`. */
export async function readParts({ body, type }: PartsOrder): Promise<Parts> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const boundary = /boundary="?([^";]{1,70})"?/i.exec(type)?.[1];
  if (boundary === undefined) return UNREADABLE;
  // Each part costs much more than its bytes: too many are refused before any is read.
  if (countOf(bytes, `--${boundary}`) > MOST_PARAMETERS + MOST_PHOTOS + 2)
    return { kind: 'refused', reason: 'too many parameters' };
  let sent: FormData;
  try {
    sent = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    return UNREADABLE;
  }
  const parameters: [string, string][] = [];
  const files: SentFile[] = [];
  for (const [name, value] of sent) {
    if (typeof value === 'string') parameters.push([storable(name), storable(value)]);
    // A field for a file that was left empty has no bytes.
    else if (value.size > 0) {
      const file = value.size > LARGEST_PHOTO ? null : Buffer.from(await value.arrayBuffer());
      files.push({ name, bytes: value.size, photo: file && barePhoto(file) });
    }
  }
  return { kind: 'read', parameters, files };
}

function countOf(bytes: Buffer, text: string): number {
  let count = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) count += 1;
  return count;
}
