import { z } from 'zod';
import type { LanguageTag } from './language.ts';

const WITH_REGION = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/;

/** A language as one country writes it, e.g. `pt-BR`, as far as JavaScript's own formats know it. */
const RegionalTag = z
  .string()
  .refine((tag) => WITH_REGION.test(tag) && Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1, {
    error: 'a language with its region, such as pt-BR',
  });

/**
 * How a town's country writes the languages that it offers, where the product's own way is another one: dates, times, numbers and money, and
 * the voice and the words where that country has its own.
 */
export const Regions = z
  .array(RegionalTag)
  .refine((regions) => new Set(regions.map(withoutRegion)).size === regions.length, 'each language once')
  .readonly();
export type Regions = z.infer<typeof Regions>;

/** The tag of a language with the region in which a town writes it; the language itself where the town names none. */
export const regionalTag = (language: LanguageTag, regions: Regions | undefined): LanguageTag =>
  regions?.find((tag) => withoutRegion(tag) === language) ?? language;

/** The language of a tag, e.g. `pt` of `pt-BR` and `zh-Hans` of `zh-Hans-CN`: what words are kept by. */
export const withoutRegion = (tag: LanguageTag): LanguageTag => tag.replace(/-[A-Z]{2}$/, '');
