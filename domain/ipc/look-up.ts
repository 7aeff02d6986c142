import { z } from 'zod';
import { ContentId, ItemKind } from '../content/index.ts';
import { LookedFor } from '../looked-for/index.ts';
import { Done } from './done.ts';
import { NotNow } from './start.ts';

/** What is looked up: the search, the list of a kind (`id` is null), or one thing of it. */
export const LookUpPath = z.object({
  kind: z.enum(['search', ...ItemKind.options]),
  id: ContentId.nullable(),
});
export type LookUpPath = z.infer<typeof LookUpPath>;

/** What became of taking a thing along. `unconfirmed`: perhaps it was printed. */
export const Taken = z.object({
  way: z.enum(['print', 'email']),
  outcome: z.enum(['working', 'done', 'not-printed', 'unconfirmed', 'throttled', 'not-sent']),
});
export type Taken = z.infer<typeof Taken>;

export const lookUpScreens = [
  /** Something that is looked up; what it says is in the content. */
  z.object({
    kind: z.literal('look-up'),
    path: LookUpPath,
    /** What is often looked for, the most first; of the search alone. */
    often: z.array(LookedFor),
    notNow: NotNow,
    canPrint: z.boolean(),
    taken: Taken.nullable(),
  }),
] as const;

export const lookUpCalls = {
  /** From the home screen or from one thing that can be looked up to the next. */
  'lookUp.open': { input: LookUpPath, output: Done },
  /** In the list of questions an answer was opened, which the page does by itself. */
  'lookUp.answerOpened': { input: z.object({ id: ContentId }), output: Done },
  /** A thing to take along: on paper, or to an address that is used for this alone. */
  'lookUp.take': {
    input: z.object({
      kind: ItemKind,
      id: ContentId,
      way: z.enum(['print', 'email']),
      address: z.string().max(20_000).nullable(),
    }),
    output: z.discriminatedUnion('kind', [...Done.options, z.object({ kind: z.literal('bad-address') })]),
  },
};
