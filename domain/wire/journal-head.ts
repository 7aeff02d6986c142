import { z } from 'zod';
import { Sha256 } from '../personal/index.ts';

/** Where a journal ends. */
export const Head = z.object({ epoch: z.int().min(1), seq: z.int().min(0), hash: Sha256 });
