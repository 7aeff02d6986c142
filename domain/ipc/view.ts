import { z } from 'zod';
import { LanguageTag } from '../text/index.ts';
import { Screen } from './subjects.ts';

/** Something that does not work now. A banner, never a takeover. */
export const Banner = z.enum(['printer-down', 'terminal-down', 'central-down']);
export type Banner = z.infer<typeof Banner>;

/** Everything the renderer shows. Main sends it whole at each change; a renderer that starts anew asks for it. */
export const View = z.object({
  /** Grows with every change, so that an older view never replaces a newer one. */
  sequence: z.int(),
  /** A new value for each session: the renderer forgets all that was typed when it changes. */
  sessionId: z.string(),
  language: LanguageTag,
  screen: Screen,
  banners: z.array(Banner),
  /** Counts down before the session ends by itself; null while somebody is active or a device works. */
  idleEndsInMs: z.int().nullable(),
  /** Whether headphones are plugged in: a page that starts anew reads on to them, and so does the next session. */
  headphones: z.boolean(),
});
export type View = z.infer<typeof View>;
