import { z } from 'zod';
import { LocalizedText } from '../../domain/text/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { EVERYBODY } from './role.ts';

/** What a town calls itself and its services, and whose clocks its times are. */
const TownTitles = z.object({
  townId: z.string(),
  name: LocalizedText,
  /** IANA time zone. */
  timeZone: z.string(),
  currency: z.string(),
  languages: z.array(z.string()),
  /** Its own language, as its country writes it. */
  writes: z.string(),
  services: z.array(z.object({ serviceId: z.string(), title: LocalizedText })),
});

export const readTitles = consoleContract({
  name: 'readTitles',
  roles: EVERYBODY,
  unwatched: true,
  method: 'GET',
  path: `${CONSOLE_PATH}/titles`,
  summary: 'What people call towns, services and kiosks, and the time zone of each town.',
  request: z.object({}),
  response: z.object({
    towns: z.array(TownTitles),
    kiosks: z.array(
      z.object({ kioskId: z.string(), townId: z.string(), kioskCode: z.string(), name: z.string() }),
    ),
  }),
});
export type Titles = z.infer<typeof readTitles.response>;
