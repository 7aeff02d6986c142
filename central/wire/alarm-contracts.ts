import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, limit } from './fields.ts';
import { EVERYBODY } from './role.ts';

export const AlarmRow = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  kind: z.string(),
  epoch: z.int(),
  seq: z.int(),
  detail: z.string(),
  times: z.int(),
  firstAt: Instant,
  lastAt: Instant,
});

export const listAlarms = consoleContract({
  name: 'listAlarms',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/alarms`,
  summary: 'Alarms, newest first.',
  request: z.object({ limit }),
  response: z.object({ alarms: z.array(AlarmRow) }),
});
