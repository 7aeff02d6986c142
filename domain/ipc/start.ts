import { z } from 'zod';
import { Money } from '../money/index.ts';
import { LanguageTag } from '../text/index.ts';
import { ClerkMoney } from '../unsettled/index.ts';
import { Done, nothing } from './done.ts';

/**
 * How a payment that a restart cut off has ended: shown without personal data to a resident who may still be there. `said-not-charged`:
 * only the terminal says so.
 */
export const RestartNotice = z.object({
  reference: z.string(),
  total: Money,
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['paid', 'not-charged', 'said-not-charged', 'checking', 'going-back', 'returned']),
    }),
    z.object({ kind: z.literal('clerk'), money: ClerkMoney }),
  ]),
});
export type RestartNotice = z.infer<typeof RestartNotice>;

/** Services that cannot be used now, and what is missing for them: told before anything is typed. */
export const NotNow = z.array(
  z.object({ serviceId: z.string(), why: z.enum(['central-down', 'terminal-down']) }),
);
export type NotNow = z.infer<typeof NotNow>;

export const startScreens = [
  z.object({ kind: z.literal('attract'), notice: RestartNotice.nullable() }),
  z.object({ kind: z.literal('language') }),
  z.object({ kind: z.literal('home'), notNow: NotNow }),
  z.object({
    kind: z.literal('out-of-order'),
    reason: z.enum(['journal', 'configuration', 'not-enrolled', 'starting']),
    /** For staff: one sentence in the town's language, never a stack trace. */
    staffMessage: z.string(),
  }),
] as const;

export const startCalls = {
  'session.begin': { input: nothing, output: Done },
  'session.chooseLanguage': { input: z.object({ language: LanguageTag }), output: Done },
  'session.showLanguages': { input: nothing, output: Done },
  'session.openService': { input: z.object({ serviceId: z.string().max(60) }), output: Done },
  'session.touched': { input: nothing, output: Done },
  /** Speech sounds: said every second or so while it does. */
  'session.heard': { input: nothing, output: Done },
  'session.back': { input: nothing, output: Done },
  'session.end': { input: nothing, output: Done },
};
