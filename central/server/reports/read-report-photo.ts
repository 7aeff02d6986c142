import type { z } from 'zod';
import type { readReportPhoto } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { barePhoto } from '../photos/index.ts';
import { picturesOf, readPhoto } from './pictures.ts';

/** One photo of a report, or null: there is none, or its time is over. */
export async function readPhotoOfReport(
  { db }: Central,
  { townId, requestId, at }: z.infer<typeof readReportPhoto.request>,
): Promise<z.infer<typeof readReportPhoto.response> | null> {
  const row = await db
    .selectFrom('service_requests')
    .select('media_url')
    .where('town_id', '=', townId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  const fileId = picturesOf(row?.media_url ?? null).fileIds[at];
  const bytes = fileId === undefined ? null : await readPhoto(db, fileId);
  // Its kind is by its bytes, when it is read as when it was taken.
  const photo = bytes && barePhoto(bytes);
  return photo && { type: photo.type, base64: photo.bytes.toString('base64') };
}
