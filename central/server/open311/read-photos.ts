import { storable } from '../../../domain/text/index.ts';
import type { Photo } from '../photos/index.ts';
import type { Form } from './read-form.ts';
import { LARGEST_PHOTO, MOST_PHOTOS } from './read-parts.ts';
import { Open311Refusal } from './refusal.ts';

/** A body with photos; more than one of them is rarely large. */
export const LARGEST_UPLOAD = 16 * 1024 * 1024;

/** The photos of a report, whatever their parts are called, without metadata. What is no photo is refused: nothing is dropped in silence. */
export function readPhotos({ files }: Form): readonly Photo[] {
  if (files.length > MOST_PHOTOS) throw new Open311Refusal(400, `more than ${MOST_PHOTOS} photos`);
  return files.map(({ name, bytes, photo }) => {
    const called = storable(name).slice(0, 80);
    if (bytes > LARGEST_PHOTO)
      throw new Open311Refusal(413, `${called} is larger than ${LARGEST_PHOTO / 1024 / 1024} MB`);
    if (!photo) throw new Open311Refusal(400, `${called} is no whole JPEG or PNG picture`);
    // From the process that read it the bytes come as a plain list of them.
    return { type: photo.type, bytes: Buffer.from(photo.bytes) };
  });
}
