import { z } from 'zod';
import { Content } from './content.ts';

/** Some of the content: each list may be there whole, in part, or not at all. */
export const ContentSlice = z.strictObject(Content.shape).partial().readonly();
export type ContentSlice = Partial<Content>;
