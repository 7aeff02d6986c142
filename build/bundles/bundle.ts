import { z } from 'zod';

/** One file of code that a build has made. */
export const Bundle = z.object({
  file: z.string(),
  name: z.string(),
  /** As it is loaded: from the disk, or compressed over a network. */
  bytes: z.int(),
  /** The files that are loaded with it. */
  imports: z.array(z.string()),
  /** The files that it loads later. */
  dynamicImports: z.array(z.string()),
  isEntry: z.boolean(),
  /** Bytes of each library and of our own code, before they are made small. */
  held: z.record(z.string(), z.number()),
});
export type Bundle = z.infer<typeof Bundle>;
