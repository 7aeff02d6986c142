import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskEvent } from '../../../domain/journal/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Disk } from '../../../slots/index.ts';
import { WITHOUT_TOWN } from '../../configuration/index.ts';
import { deviceKey } from '../../identity/index.ts';
import { createCentralClient, createDownloader } from '../../sync/index.ts';
import { createShownContent, createTownContent, readContentFolder, type TownContent } from '../index.ts';
import type { Files } from './publisher.ts';

export const town: TownDefinition = { ...WITHOUT_TOWN.definition, townId: 'mill', languages: ['en'] };
const KIOSK = '6e0a1c9e-6f0e-4b62-9a53-7c1f4ce0a001';

/** The files of a content with one announcement of this title, and its picture. */
export const filesWith = (title: string, picture: Buffer): Files => ({
  'announcements.json': Buffer.from(
    JSON.stringify([
      {
        id: 'fair',
        from: '2026-01-01',
        until: '2099-01-01',
        title: { en: title },
        text: { en: 'On Mill Square.' },
        picture: { file: 'media/fair.png', alternative: { en: 'The fair' } },
      },
    ]),
  ),
  'streets.json': Buffer.from(JSON.stringify(['Mill Square', 'Mill Lane'])),
  'media/fair.png': picture,
});

export type ContentKiosk = {
  readonly content: TownContent;
  readonly title: () => string | undefined;
  readonly version: () => number;
  /** Every version that came to be shown. */
  readonly shown: readonly number[];
  readonly events: readonly KioskEvent[];
  /** The bytes that the page gets at this URL's path; null for none. */
  readonly media: (path: string) => Buffer | null;
  readonly inUse: { now: boolean };
};

export type KioskOptions = {
  /** Null: nobody answers there. */
  readonly central?: string | null;
  readonly disk?: Disk;
  readonly epoch?: number;
  readonly now?: () => Date;
  readonly silentMs?: number;
  /** It will never come to its end: nobody waits for that. */
  readonly isCutOff?: boolean;
};

/** A folder for a kiosk's data, with content that came with the town. */
export type KioskFolder = {
  readonly root: string;
  /** The bundle of a version. */
  readonly bundle: (version: number, path?: string) => string;
  /** Starts what keeps the kiosk's content there, as the kiosk does. */
  readonly start: (options?: KioskOptions) => Promise<ContentKiosk>;
  /** Ends all that was started, and removes the folder. */
  readonly close: () => Promise<void>;
};

export function kioskFolder(): KioskFolder {
  const root = mkdtempSync(join(tmpdir(), 'kiosk-content-'));
  const shippedFolder = join(root, 'shipped');
  mkdirSync(join(shippedFolder, 'media'), { recursive: true });
  for (const [path, bytes] of Object.entries(filesWith('Shipped', Buffer.from('shipped'))))
    writeFileSync(join(shippedFolder, path), bytes);
  const started: TownContent[] = [];
  const cutOff: TownContent[] = [];

  async function start(options: KioskOptions = {}): Promise<ContentKiosk> {
    const { central = null, disk, epoch = 1, now = () => new Date(), silentMs = 2_000 } = options;
    const shown: number[] = [];
    const events: KioskEvent[] = [];
    const inUse = { now: false };
    const holder = createShownContent();
    holder.onChange((version) => shown.push(version));
    const content = createTownContent({
      folder: join(root, 'content'),
      shippedFolder,
      town,
      read: readContentFolder,
      shown: holder,
      note: (event) => events.push(event),
      log: () => undefined,
      now,
      random: Math.random,
      times: { wholeMs: 20_000, silentMs },
      ...(disk ? { disk } : {}),
    });
    if (!options.isCutOff) started.push(content);
    else cutOff.push(content);
    const identity = { kioskId: KIOSK, epoch };
    await content.open(identity);
    const key = deviceKey(join(root, 'device.key'));
    // Port 9 discards: nobody answers there.
    const settings = { url: central ?? 'http://127.0.0.1:9', keyId: KIOSK, key, now };
    await content.follow({
      identity,
      client: createCentralClient(settings),
      download: createDownloader(settings),
      unused: () => !inUse.now,
      pollMs: 30,
    });
    return {
      content,
      title: () => holder.current().content.announcements[0]?.title.en,
      version: () => holder.current().version,
      shown,
      events,
      media: (path) => {
        const file = holder.media().get(path);
        return file === undefined ? null : readFileSync(file);
      },
      inUse,
    };
  }

  return {
    root,
    bundle: (version, path = '') => join(root, 'content', String(version), path),
    start,
    close: async () => {
      for (const content of cutOff) void content.close();
      await Promise.all(started.map((content) => content.close()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
