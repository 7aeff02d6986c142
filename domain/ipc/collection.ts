import { z } from 'zod';
import { CollectionRoundId } from '../collection/index.ts';
import { LocalizedText } from '../text/index.ts';
import { Done } from './done.ts';

export const collectionScreens = [
  /** Asks in which round the resident's street is. */
  z.object({ kind: z.literal('collection-rounds'), serviceId: z.string() }),
  /** What is collected there next, each with its next days in the town. */
  z.object({
    kind: z.literal('collection-days'),
    serviceId: z.string(),
    roundId: CollectionRoundId,
    next: z.array(z.object({ title: LocalizedText, days: z.array(z.iso.date()) })),
  }),
] as const;

export const collectionCalls = {
  'collection.choose': { input: z.object({ roundId: CollectionRoundId }), output: Done },
};
