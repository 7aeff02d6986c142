import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';
import { MediaPath } from './block.ts';

const Drawing = MediaPath.refine((path) => path.endsWith('.svg'), 'a drawing such as media/logo.svg');
const Picture = MediaPath.refine(
  (path) => /\.(jpg|webp|png|svg)$/.test(path),
  'a picture such as media/town.jpg',
);
/** Part of the way from one side to the other, or from the top to the bottom. */
const Part = z.number().min(0).max(1);

/** The town's face at its kiosks. What is left out looks as it does without a brand; its colours stand in town.json. */
export const Brand = z.strictObject({
  /** The town's sign beside its name, drawn once for a dark ground and once for a light one. */
  logo: z.strictObject({ onDark: Drawing, onLight: Drawing }).optional(),
  /** Fills the first screen where nobody uses the kiosk. */
  photo: z
    .strictObject({
      file: Picture,
      alternative: LocalizedText,
      /** What stays in sight where the photo is cut to the panel's shape: from the left and from the top, 0 to 1. */
      focus: z.tuple([Part, Part]).default([0.5, 0.5]),
    })
    .optional(),
  /** In place of the town's welcome on the first screen. */
  opening: LocalizedText.optional(),
});
export type Brand = z.infer<typeof Brand>;

/** The files of a brand, each once. */
export function filesOfBrand(brand: Brand | null): readonly string[] {
  if (!brand) return [];
  const { logo, photo } = brand;
  return [...new Set([...(logo ? [logo.onDark, logo.onLight] : []), ...(photo ? [photo.file] : [])])];
}
