import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';

/** One round of the lorry: the streets in which the same is collected on the same days. */
export const CollectionRoundId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type CollectionRoundId = z.infer<typeof CollectionRoundId>;

/** What is collected, and when: on a first day, and then every so many weeks. */
export const Collection = z.strictObject({
  title: LocalizedText,
  firstOn: z.iso.date(),
  everyWeeks: z.int().min(1).max(12),
});
export type Collection = z.infer<typeof Collection>;

export const CollectionRound = z.strictObject({
  roundId: CollectionRoundId,
  title: LocalizedText,
  /** As they stand on their signs: the same in every language. */
  streets: z.array(z.string().min(1).max(80)).min(1).max(200),
  collections: z.array(Collection).min(1).max(8),
});
export type CollectionRound = z.infer<typeof CollectionRound>;

/** Tells residents when refuse and recycling are collected in their street. Needs neither the network nor a payment. */
export const CollectionService = z.strictObject({
  kind: z.literal('collection'),
  serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  icon: z.literal('calendar'),
  title: LocalizedText,
  description: LocalizedText,
  /** What holds for every collection, e.g. from when on bins may stand at the kerb. */
  note: LocalizedText,
  rounds: z
    .array(CollectionRound)
    .min(1)
    .max(12)
    .refine((rounds) => new Set(rounds.map(({ roundId }) => roundId)).size === rounds.length, {
      message: 'every roundId once',
    }),
  /** Days on which nothing is collected, and the day on which it is collected instead: public holidays. */
  moved: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).max(60),
});
export type CollectionService = z.infer<typeof CollectionService>;
