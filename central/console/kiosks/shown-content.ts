import type { z } from 'zod';
import type { KioskRow } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { showTime } from '../words/index.ts';
import { texts } from './texts.ts';

/** What a kiosk has when nothing that central published is there: nothing at all, and what came with the town's folder. */
const NOTHING = 0;
const SHIPPED = 1;

/** Which content residents see at a kiosk, in words, and whether somebody should look why it is not the newest. */
export function shownContent({
  version,
  publishedAt,
  isNewest,
}: NonNullable<z.infer<typeof KioskRow>['content']>): { readonly words: string; readonly tone: Tone } {
  const what =
    version === NOTHING
      ? texts.noContent
      : version === SHIPPED
        ? texts.shippedContent
        : publishedAt === null
          ? texts.oldContent
          : showTime(publishedAt);
  if (isNewest && version !== NOTHING) return { words: what, tone: 'plain' };
  return { words: isNewest ? what : `${what}: ${texts.newerContent}`, tone: 'warn' };
}
