import { realDisk } from '../../slots/index.ts';
import type { Configuration } from '../configuration/index.ts';
import type { TownContent } from '../content/index.ts';
import type { DeviceKey, Identity } from '../identity/index.ts';
import { followReleases, restartNightly } from '../releases/index.ts';
import { type Restraint, restrainedClient, restrainedDownloader } from '../restraint/index.ts';
import { createCentralClient, createDownloader, type Loop } from '../sync/index.ts';
import type { Machine } from './machine.ts';

export type FollowParts = {
  readonly machine: Machine;
  readonly configuration: Configuration;
  readonly content: TownContent;
  readonly identity: Identity;
  readonly key: DeviceKey;
  readonly restraint: Restraint;
  readonly restart: (why: 'nightly' | 'update') => void;
  /** Gets what has to be closed before the rest. */
  readonly opened: (part: Pick<Loop, 'close'>) => void;
};

/** Follows what central publishes, releases and content, by a way that waits while central is busy. Ends when it has begun. */
export async function followCentral(parts: FollowParts): Promise<void> {
  const { machine, configuration, content, identity, key, restraint, opened } = parts;
  const { kiosk, launcher, log, now } = machine;
  const { centralUrl, centralPatience, contentPollMs, releasePollMs } = configuration.settings;
  const line = { url: centralUrl, key, now, patience: centralPatience, keyId: identity.kioskId };
  const client = restrainedClient(createCentralClient(line), restraint);
  const download = restrainedDownloader(createDownloader(line), restraint);
  if (launcher) {
    const idle = { timeZone: configuration.town.definition.timeZone, log, standing: kiosk.standing };
    opened(restartNightly({ ...idle, now, restart: () => parts.restart('nightly') }));
    const { note } = kiosk;
    const own = { note, launcher, identity, disk: realDisk, random: Math.random, pollMs: releasePollMs };
    opened(followReleases({ ...idle, ...own, client, download, restart: () => parts.restart('update') }));
  }
  const unused = (): boolean => kiosk.session()?.unused() ?? true;
  await content.follow({ identity, client, download, unused, pollMs: contentPollMs });
}
