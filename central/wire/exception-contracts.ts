import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, limit } from './fields.ts';
import { SEE_MONEY } from './role.ts';

export const ClerkException = z.object({
  kioskId: z.string(),
  transactionId: z.string(),
  reference: z.string().nullable(),
  kind: z.string(),
  detail: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});

export const listExceptions = consoleContract({
  name: 'listExceptions',
  roles: SEE_MONEY,
  method: 'GET',
  path: `${CONSOLE_PATH}/exceptions`,
  summary: 'What clerks have to look at, newest first.',
  request: z.object({ closed: z.enum(['true', 'false']).default('false'), limit }),
  response: z.object({ exceptions: z.array(ClerkException) }),
});
