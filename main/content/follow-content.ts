import { rm } from 'node:fs/promises';
import { codeOf, messageOf } from '../../domain/failure/index.ts';
import type { KioskEvent } from '../../domain/journal/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { currentContent, type PublishedContent } from '../../domain/wire/index.ts';
import { createTurns } from '../../hardware/timers/index.ts';
import { type Disk, isNoRoom } from '../../slots/index.ts';
import { FETCH_TIMES, type FetchTimes } from '../download/index.ts';
import type { Identity } from '../identity/index.ts';
import { type CentralClient, type Downloader, type Loop, startLoop } from '../sync/index.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { BundleStore } from './bundle-store.ts';
import { readTrust, trustAfter, writeTrust } from './content-trust.ts';
import { type LoadedContent, readBundle } from './load-bundle.ts';
import type { ReadContent } from './read-in-worker.ts';
import { verifyManifest } from './verify-manifest.ts';

export type ContentRefusal = Extract<KioskEvent, { kind: 'content-refused' }>['why'];

export type FollowParts = {
  readonly store: BundleStore;
  readonly disk: Disk;
  readonly trustFile: string;
  readonly identity: Pick<Identity, 'kioskId' | 'epoch'>;
  readonly town: TownDefinition;
  readonly read: ReadContent;
  readonly client: CentralClient;
  readonly download: Downloader;
  /** What is shown now. */
  readonly shown: () => LoadedContent | null;
  readonly show: (loaded: LoadedContent) => void;
  /** Whether nobody stands at the screen. */
  readonly unused: () => boolean;
  readonly now: () => Date;
  readonly random: () => number;
  readonly note: (event: KioskEvent) => void;
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  /** How often central is asked. */
  readonly pollMs: number;
  readonly times?: FetchTimes | undefined;
};

const DEADLINE_MS = 15_000;
const LOOK_WHETHER_UNUSED_MS = 250;
/** A version whose files are wrong so often is left alone until another is published. */
const MOST_WRONG = 3;

/** Follows what central publishes: fetches, verifies, and shows it as soon as nobody is in the middle of something. */
export function followContent(parts: FollowParts): Loop {
  const { store, disk, town, log } = parts;
  const closing = new AbortController();
  const wrong = new Map<string, number>();
  let trust = readTrust(parts.trustFile, parts.identity);
  let ready: LoadedContent | null = null;
  let lastNoted = '';
  /** One thing at a time on the disk. */
  const inTurn = createTurns();

  /** Tells staff once of what happens at every try. */
  function refuse(why: ContentRefusal, version: number | null, detail = ''): void {
    const told = `${why} ${version ?? ''}`;
    if (told === lastNoted) return;
    lastNoted = told;
    log('content-refused', { why, version: version ?? 0, detail });
    parts.note({ kind: 'content-refused', why, version });
  }

  /** False when it is worth another try soon. */
  async function look(): Promise<boolean> {
    const newest = ready?.version ?? parts.shown()?.manifest?.version ?? null;
    const asked = { version: newest, publicKey: trust?.keys.at(-1) ?? null };
    const answer = await parts.client.call(currentContent, asked, DEADLINE_MS);
    if (answer.kind !== 'answered') return answer.kind === 'refused';
    try {
      await keepFloor();
      if (answer.value.kind !== 'published') return true;
      return await take(answer.value);
    } catch (error) {
      const code = codeOf(error);
      if (code === null) throw error;
      refuse(isNoRoom(error) ? 'no-room' : 'disk-failed', null, code);
      return false;
    }
  }

  async function take({ publicKey, rotations, manifest: signed }: PublishedContent): Promise<boolean> {
    const trusted = trustAfter(trust, parts.identity, publicKey, rotations);
    if (!trusted) {
      refuse('unknown-key', null);
      return true;
    }
    const rules = { keys: [publicKey], townId: town.townId, floor: trusted.floor, now: parts.now() };
    const verified = verifyManifest(signed, rules);
    if (verified.kind === 'refused') {
      refuse(verified.why, null);
      return true;
    }
    // By now central has shown that it holds the key.
    const changed = trusted.keys.at(-1) !== trust?.keys.at(-1);
    if (changed) await writeTrust(disk, parts.trustFile, trusted);
    trust = trusted;
    const { manifest } = verified;
    const { version } = manifest;
    const have = ready ?? parts.shown();
    if (have?.manifest?.version === version) {
      // Both came out of the same schema, so the same content is the same text.
      if (JSON.stringify(have.manifest) !== JSON.stringify(manifest)) refuse('older', version);
      else if (changed) await store.resign(version, signed);
      return true;
    }
    if ((wrong.get(signed.text) ?? 0) >= MOST_WRONG) return true;
    await store.begin(signed);
    const current = parts.shown();
    const shown = current?.manifest
      ? { folder: store.folder(current.version), manifest: current.manifest }
      : null;
    const times = parts.times ?? FETCH_TIMES;
    const whole = { store, disk, download: parts.download, times, closing: closing.signal, shown };
    const assembled = await assemble(manifest, whole);
    if (assembled !== 'complete') return notComplete(assembled, signed.text, version);
    const read = await readBundle(store.coming, manifest, town, parts.read, store.folder(version));
    if (read.kind !== 'loaded') {
      refuse('unfit', version, read.kind === 'unfit' ? read.sentence : '');
      wrong.set(signed.text, MOST_WRONG);
      await rm(store.coming, { recursive: true, force: true });
      return true;
    }
    await store.complete(version);
    ready = read.loaded;
    log('content-ready', { version });
    await showWhenUnused();
    return true;
  }

  function notComplete(why: Exclude<Assembled, 'complete'>, text: string, version: number): boolean {
    if (closing.signal.aborted) return true;
    if (why === 'wrong') {
      const times = (wrong.get(text) ?? 0) + 1;
      // Only what is offered now matters.
      wrong.clear();
      wrong.set(text, times);
      refuse('wrong-file', version);
    } else if (why === 'no-room' || why === 'disk-failed') refuse(why, version);
    return false;
  }

  async function showWhenUnused(): Promise<void> {
    if (!ready || !parts.unused()) return;
    const before = parts.shown()?.manifest?.version ?? null;
    const loaded = ready;
    ready = null;
    parts.show(loaded);
    const { version } = loaded;
    log('content-shown', { version });
    parts.note({ kind: 'content-shown', version });
    lastNoted = '';
    await keepFloor();
    await store.keepOnly(before === null ? [version] : [version, before]);
  }

  /** Nothing older than what was shown once is taken any more, also after a restart between the two. */
  async function keepFloor(): Promise<void> {
    const version = parts.shown()?.manifest?.version ?? 0;
    if (!trust || trust.floor >= version) return;
    trust = { ...trust, floor: version };
    await writeTrust(disk, parts.trustFile, trust);
  }

  const failed = (error: unknown): void => {
    const message = messageOf(error);
    log('bug', { where: 'content', message });
  };
  const loop = startLoop(() => inTurn(look), parts.random, parts.pollMs);
  const timer = setInterval(() => {
    if (ready && parts.unused()) inTurn(showWhenUnused).catch(failed);
  }, LOOK_WHETHER_UNUSED_MS);

  return {
    wake: loop.wake,
    close: async () => {
      closing.abort();
      clearInterval(timer);
      await loop.close();
      await inTurn(async () => undefined);
    },
  };
}
