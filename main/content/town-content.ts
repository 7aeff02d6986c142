import { join } from 'node:path';
import { mediaOf } from '../../domain/content/index.ts';
import { codeOf } from '../../domain/failure/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { type Disk, realDisk } from '../../slots/index.ts';
import { asKioskEvent, sentenceOf } from '../configuration/index.ts';
import type { FetchTimes } from '../download/index.ts';
import type { Identity } from '../identity/index.ts';
import type { CentralClient, Downloader, Loop } from '../sync/index.ts';
import { openBundleStore } from './bundle-store.ts';
import { type ContentTrust, readTrust } from './content-trust.ts';
import { followContent } from './follow-content.ts';
import { type LoadedContent, loadBundle, mediaUnder } from './load-bundle.ts';
import type { ReadContent } from './read-in-worker.ts';
import type { ShownContent } from './shown-content.ts';

/** What came with the town's folder has this version: below all that central publishes. */
export const SHIPPED_VERSION = 1;

export type TownContentParts = {
  /** Where bundles are kept. */
  readonly folder: string;
  /** The town's own folder `content/`, for as long as there is nothing newer. */
  readonly shippedFolder: string;
  readonly town: TownDefinition;
  readonly read: ReadContent;
  /** Where everybody reads what can be looked up. */
  readonly shown: Pick<ShownContent, 'show'>;
  readonly note: (event: KioskEvent) => void;
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  readonly now: () => Date;
  readonly random: () => number;
  readonly disk?: Disk;
  readonly times?: FetchTimes;
};

type Enrolled = Pick<Identity, 'kioskId' | 'epoch'>;

export type FollowedCentral = {
  readonly identity: Enrolled;
  readonly client: CentralClient;
  readonly download: Downloader;
  /** Whether nobody stands at the screen. */
  readonly unused: () => boolean;
  readonly pollMs: number;
};

/** What can be looked up, from the best source that there is, and later from newer ones. */
export type TownContent = {
  /** Shows the newest version on the disk that is whole, else what came with the town's folder. */
  readonly open: (identity: Enrolled | null) => Promise<void>;
  /** From now on also what central publishes. */
  readonly follow: (central: FollowedCentral) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function createTownContent(parts: TownContentParts): TownContent {
  const { town, log, note } = parts;
  const disk = parts.disk ?? realDisk;
  const trustFile = join(parts.folder, 'trust.json');
  let shown: LoadedContent | null = null;
  let following: Loop | null = null;
  let closed = false;

  function show(loaded: LoadedContent): void {
    // What the page still shows may ask for its pictures for a moment more.
    const media = new Map([...(shown?.media ?? []), ...loaded.media]);
    shown = loaded;
    parts.shown.show({ version: loaded.version, content: loaded.content }, media);
  }

  function trustOnDisk(identity: Enrolled): ContentTrust | null {
    try {
      return readTrust(trustFile, identity);
    } catch (error) {
      diskFailed(error);
      return null;
    }
  }

  async function newestBundle(identity: Enrolled): Promise<LoadedContent | null> {
    const trust = trustOnDisk(identity);
    if (!trust) return null;
    const store = await openBundleStore(parts.folder, disk);
    for (const version of await store.versions()) {
      const bundle = await loadBundle(store, version, trust.keys, town, parts.read);
      if (bundle.kind === 'loaded') return bundle.loaded;
      if (bundle.kind === 'unfit') {
        log('content-unfit', { version, sentence: bundle.sentence });
        continue;
      }
      log('content-damaged', { version });
      note({ kind: 'content-damaged', version });
    }
    return null;
  }

  /** A disk that cannot be read must not leave the screen without anything. */
  async function bundleOnDisk(identity: Enrolled): Promise<LoadedContent | null> {
    try {
      return await newestBundle(identity);
    } catch (error) {
      diskFailed(error);
      return null;
    }
  }

  function diskFailed(error: unknown): void {
    log('content-refused', { why: 'disk-failed', detail: codeOf(error) ?? String(error) });
    note({ kind: 'content-refused', why: 'disk-failed', version: null });
  }

  async function showShipped(): Promise<void> {
    const read = await parts.read(parts.shippedFolder, town);
    if (read.kind === 'read') {
      const media = mediaUnder(SHIPPED_VERSION, parts.shippedFolder, mediaOf(read.value));
      show({ version: SHIPPED_VERSION, content: read.value, media, manifest: null });
      return;
    }
    log('content-refused', { sentence: sentenceOf(read.problem) });
    note(asKioskEvent(read.problem));
  }

  return {
    open: async (identity) => {
      const bundle = identity && (await bundleOnDisk(identity));
      if (bundle) show(bundle);
      else await showShipped();
      const told = identity && trustOnDisk(identity)?.floor;
      // Not what was shown last: the kiosk fell back, or was cut off before it could report.
      if (shown && told && shown.version !== told) note({ kind: 'content-shown', version: shown.version });
    },
    follow: async ({ identity, client, download, unused, pollMs }) => {
      try {
        const store = await openBundleStore(parts.folder, disk);
        // Bundles of another enrolment cannot be verified any more.
        if (!readTrust(trustFile, identity)) await store.keepOnly([]);
        if (closed) return;
        const { now, random } = parts;
        following = followContent({
          ...{ store, disk, trustFile, identity, town, read: parts.read, client, download, unused, pollMs },
          ...{ shown: () => shown, show, now, random, note, log, times: parts.times },
        });
      } catch (error) {
        diskFailed(error);
      }
    },
    close: async () => {
      closed = true;
      await following?.close();
    },
  };
}
