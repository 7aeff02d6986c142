import { bareJpeg } from './jpeg.ts';
import { barePng } from './png.ts';

export type Photo = { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Buffer };

/** A photo as it may be kept: its kind by its bytes, never by its name, and without metadata. Null for everything else. */
export function barePhoto(bytes: Buffer): Photo | null {
  const jpeg = bareJpeg(bytes);
  if (jpeg) return { type: 'image/jpeg', bytes: jpeg };
  const png = barePng(bytes);
  return png && { type: 'image/png', bytes: png };
}
