import type { z } from 'zod';
import type { KioskRow } from '../../wire/index.ts';
import type { Times } from '../words/index.ts';
import { texts } from './texts.ts';

/** What a kiosk has when nothing that central published is there: nothing at all, and what came with the town's folder. */
const NOTHING = 0;
const SHIPPED = 1;

/** Which content residents see at a kiosk, in words, and why someone should look at it. */
export function shownContent(
  { version, publishedAt, isNewest }: NonNullable<z.infer<typeof KioskRow>['content']>,
  times: Times,
): {
  readonly words: string;
  readonly problem: string | null;
} {
  const what =
    version === NOTHING
      ? texts.noContent
      : version === SHIPPED
        ? texts.shippedContent
        : publishedAt === null
          ? texts.oldContent
          : times.full(publishedAt);
  return { words: what, problem: isNewest ? null : texts.newerContent };
}
