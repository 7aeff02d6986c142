import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';

/** A file that comes with the content, by its path in the bundle, e.g. `media/bridge.webp`. */
export const MediaPath = z
  .string()
  .regex(
    /^media\/[a-z0-9][a-z0-9-]{0,60}\.(png|jpg|webp|svg|webm|mp4|vtt|pdf|pmtiles)$/,
    'a file such as media/bridge.webp',
  );

/** A part of a page, in reading order. */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: LocalizedText }),
  z.strictObject({ kind: z.literal('paragraph'), text: LocalizedText }),
  z.strictObject({ kind: z.literal('list'), items: z.array(LocalizedText).min(1).max(40) }),
  z.strictObject({ kind: z.literal('picture'), file: MediaPath, alternative: LocalizedText }),
  /** A film without controls of its own; `spoken` is what it shows, for residents who do not see or hear it. */
  z.strictObject({
    kind: z.literal('video'),
    file: MediaPath,
    poster: MediaPath.optional(),
    spoken: LocalizedText,
  }),
  /** A table with a heading row, e.g. bus times. */
  z.strictObject({
    kind: z.literal('table'),
    caption: LocalizedText,
    columns: z.array(LocalizedText).min(1).max(6),
    rows: z.array(z.array(LocalizedText).min(1).max(6)).min(1).max(60),
  }),
]);
export type Block = z.infer<typeof Block>;
