import { z } from 'zod';
import { ContentId, ItemKind } from '../content/index.ts';

/** Something that residents look for: a service of the kiosk, or a thing of the content. */
export const LookedFor = z.object({ kind: z.enum(['service', ...ItemKind.options]), id: ContentId });
export type LookedFor = z.infer<typeof LookedFor>;
