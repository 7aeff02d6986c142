import { codeOf, messageOf } from '../../domain/failure/index.ts';
import { JOURNAL_SCHEMA } from '../../domain/journal/index.ts';
import {
  type Decision,
  isWindowOpen,
  type KioskReleaseState,
  mayTake,
  newestKeys,
  parseDocument,
  Release,
  type ReleaseKeys,
} from '../../domain/release/index.ts';
import { hashOfText } from '../../domain/signing/index.ts';
import { type CurrentRelease, currentRelease, reportRelease } from '../../domain/wire/index.ts';
import { createTurns, realTimers } from '../../hardware/timers/index.ts';
import {
  type Boot,
  beginTrial,
  bootOrFirst,
  cryptography,
  type Disk,
  readSlot,
  readTrustedKeys,
  replaceFile,
  type Slot,
  type SlotName,
  slotName,
  writeBoot,
} from '../../slots/index.ts';
import { FETCH_TIMES, type FetchTimes } from '../download/index.ts';
import type { CentralClient, Downloader, Loop } from '../sync/index.ts';
import { startLoop } from '../sync/index.ts';
import {
  afterKey,
  afterTime,
  afterToldBack,
  type Enrolment,
  type Followed,
  readFollowed,
  writeFollowed,
} from './followed.ts';
import { createPatience } from './patience.ts';
import { takeRelease } from './take-release.ts';
import type { UnderLauncher } from './under-launcher.ts';
import { type KioskStanding, waitsFor } from './when-to-install.ts';

export type FollowReleasesParts = {
  readonly launcher: UnderLauncher;
  readonly disk: Disk;
  readonly identity: Enrolment;
  /** The town's: maintenance windows are in it. */
  readonly timeZone: string;
  readonly client: CentralClient;
  readonly download: Downloader;
  readonly standing: () => KioskStanding;
  /** Ends the program in good order; the launcher starts the next. */
  readonly restart: () => void;
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  readonly random: () => number;
  /** How often central is asked. */
  readonly pollMs: number;
  readonly times?: FetchTimes | undefined;
  readonly timers?: typeof realTimers;
};

const DEADLINE_MS = 15_000;
const LOOK_WHETHER_FREE_MS = 1_000;
/** A decision older than that, and than two polls, is made anew before a release starts: it may have been halted since. */
const FRESH_MS = 300_000;
const PERCENT_STEP = 10;
const KEPT_EVERY_MS = 3_600_000;

type SignedSlot = Extract<Slot, { kind: 'signed' }>;
type Subject = { readonly sha256: string; readonly version: string; readonly counter: number };
type Offer = NonNullable<CurrentRelease['offer']>;

/** Follows what central offers: decides by the signed documents, fetches, and lets the launcher try it when nobody is disturbed. */
export function followReleases(parts: FollowReleasesParts): Loop {
  const { launcher, disk, client, log, timers = realTimers } = parts;
  const { places } = launcher;
  const closing = new AbortController();
  const patience = createPatience(timers.monotonicMs);
  const inTurn = createTurns();
  const tellInTurn = createTurns();
  const freshMs = Math.max(FRESH_MS, 2 * parts.pollMs);
  let followed: Followed | null = null;
  /** In its slot, and central said so a moment ago. */
  let ready: { readonly slot: SlotName; readonly subject: Subject; readonly decidedMs: number } | null = null;
  let windowNow: () => boolean = () => false;
  let kept: Followed | null = null;
  /** The launcher is to try this slot next. */
  let begun: SlotName | null = null;
  let isEnding = false;
  let percentTold = { sha256: '', percent: 0 };
  /** What this kiosk reported last of a release, so that it does not report the same again. */
  const told = new Map<string, string>();

  /** Remembered also when the disk takes nothing: then until this program ends, and written at the next word of central. */
  async function remember(next: Followed): Promise<void> {
    followed = next;
    if (!isWorthKeeping(kept, next)) return;
    try {
      await writeFollowed(disk, places.followed, next);
      kept = next;
    } catch (error) {
      log('releases-not-kept', { why: codeOf(error) ?? 'unknown' });
    }
  }

  /** True when central has heard it, now or before. */
  async function tell(subject: Subject, state: KioskReleaseState): Promise<boolean> {
    const text = JSON.stringify(state);
    if (told.get(subject.sha256) === text) return true;
    const { sha256, version, counter } = subject;
    const report = { releaseSha256: sha256, version, counter, state };
    log('release-state', { version, counter, state: text });
    const answer = await tellInTurn(() => client.call(reportRelease, report, DEADLINE_MS));
    if (answer.kind !== 'answered') return false;
    told.set(sha256, text);
    return true;
  }

  /** False when it is worth another try soon. */
  async function look(): Promise<boolean> {
    try {
      return await lookOnce();
    } catch (error) {
      const code = codeOf(error);
      if (code === null) throw error;
      log('releases-not-followed', { why: code });
      return false;
    }
  }

  async function lookOnce(): Promise<boolean> {
    const trusted = await readTrustedKeys(launcher.firstKeys, places.keysFolder);
    if (trusted.kind === 'none') return refuse(trusted.why);
    const [newest] = trusted.lists;
    if (!newest) return refuse('there is no list of release keys');
    const own = await readSlot(places, launcher.slot, trusted.lists);
    if (own.kind !== 'signed') return refuse(`${own.name}: ${own.why}`);
    const answer = await client.call(currentRelease, { keysVersion: newest.version }, DEADLINE_MS);
    if (answer.kind !== 'answered') return answer.kind === 'refused';
    const { at, window, laterKeys, offer } = answer.value;
    const keys = await keepKeys(newest, laterKeys);
    const before = followed ?? readFollowed(places.followed, parts.identity);
    const now = afterTime(before, at);
    await remember(offer ? afterKey(now, offer.publicKey, offer.rotations) : now);
    const offsetMs = Date.parse(at) - timers.monotonicMs();
    windowNow = () => isWindowOpen(window, parts.timeZone, new Date(timers.monotonicMs() + offsetMs));
    await tellOwn(own);
    if (!offer) {
      await withdraw();
      return true;
    }
    return decide(own, keys, offer, answer.value);
  }

  function refuse(why: string): boolean {
    log('releases-not-followed', { why });
    return true;
  }

  /** Every list that follows from the trusted one is kept: the launcher reads them too. */
  async function keepKeys(trusted: ReleaseKeys, later: CurrentRelease['laterKeys']): Promise<ReleaseKeys> {
    let keys = trusted;
    for (const signed of later) {
      const next = newestKeys(keys, [signed], cryptography);
      if (next.refused !== null) {
        log('release-keys-refused', { why: next.refused });
        return keys;
      }
      keys = next.keys;
      await disk.makeFolder(places.keysFolder);
      await disk.syncFolder(places.root);
      await replaceFile(disk, `${places.keysFolder}/${keys.version}.json`, JSON.stringify(signed));
    }
    return keys;
  }

  /** Tells how the running release does, and of each fallback, until central has heard it. */
  async function tellOwn(own: SignedSlot): Promise<void> {
    const boot = await bootOrFirst(places);
    for (const { sha256, version, slot, why, at } of boot.quarantined) {
      const back = `${sha256} ${at}`;
      if (!followed || followed.toldBack.includes(back)) continue;
      const counter = Number(slot.split('+').at(-1));
      if (await tell({ sha256, version, counter }, { kind: 'rolled-back', why }))
        await remember(afterToldBack(followed, back));
    }
    const kind = boot.good === own.name ? 'healthy' : boot.trial?.slot === own.name ? 'installed' : null;
    if (!followed || kind === null) return;
    if (followed.told?.slot === own.name && followed.told.kind === kind) return;
    if (await tell(subjectOf(own), { kind })) await remember({ ...followed, told: { slot: own.name, kind } });
  }

  async function decide(
    own: SignedSlot,
    keys: ReleaseKeys,
    offer: Offer,
    { ring }: CurrentRelease,
  ): Promise<boolean> {
    const boot = await bootOrFirst(places);
    const decision = mayTake(
      offer,
      {
        kioskId: parts.identity.kioskId,
        ring,
        keys,
        onlineKey: followed?.onlineKeys.at(-1) ?? '',
        installed: { sha256: own.sha256, counter: own.release.counter },
        floor: boot.floor,
        rolloutCounter: followed?.rolloutCounter ?? 0,
        journalSchema: JOURNAL_SCHEMA.max,
        quarantined: boot.quarantined.map(({ sha256 }) => sha256),
        clock: {
          lastServerAt: followed?.lastServerAt ? new Date(followed.lastServerAt) : null,
          builtAt: new Date(own.release.createdAt),
        },
      },
      cryptography,
    );
    await followedTo(decision);
    if (decision.kind !== 'take') await withdraw();
    switch (decision.kind) {
      case 'current':
        return true;
      case 'refused':
        await tellRefused(offer, decision.why);
        return true;
      case 'take':
        return take(own, offer, decision, mayTryAnother(own, boot, decision.release));
    }
  }

  /** What was to be tried next is not any more: central has halted it, or offers another. */
  async function withdraw(): Promise<void> {
    ready = null;
    if (begun === null) return;
    const boot = await bootOrFirst(places);
    if (boot.trial?.slot === begun) await writeBoot(disk, places.boot, { ...boot, trial: null });
    log('release-withdrawn', { slot: begun });
    begun = null;
  }

  /** A rollout that central signed and that is not older than one before is followed, also where it says to wait. */
  async function followedTo({ rollout }: Decision): Promise<void> {
    if (!followed || !rollout || rollout.counter <= followed.rolloutCounter) return;
    await remember({ ...followed, rolloutCounter: rollout.counter });
  }

  /** Of a document that nobody vouches for it can report only what the document calls itself. */
  async function tellRefused(
    { release: { text } }: Offer,
    why: Extract<Decision, { kind: 'refused' }>['why'],
  ): Promise<void> {
    const sha256 = hashOfText(text, cryptography.hash);
    const release = parseDocument(Release, text);
    if (release) await tell({ sha256, ...release }, { kind: 'refused', why });
    else log('release-refused', { why, sha256 });
  }

  async function take(
    own: SignedSlot,
    offer: Offer,
    { release, sha256 }: Extract<Decision, { kind: 'take' }>,
    mayTry: boolean,
  ): Promise<boolean> {
    const subject: Subject = { sha256, version: release.version, counter: release.counter };
    const decidedMs = timers.monotonicMs();
    if (ready?.subject.sha256 !== sha256) {
      await withdraw();
      if (!patience.mayTry(sha256)) return true;
      if (percentTold.sha256 !== sha256) percentTold = { sha256, percent: -PERCENT_STEP };
      const taken = await takeRelease({
        ...{ places, disk, release, download: parts.download },
        signed: offer.release,
        runs: { slot: own.name, release: own.release },
        times: parts.times ?? FETCH_TIMES,
        closing: closing.signal,
        onPercent: (percent) => {
          if (percent < percentTold.percent + PERCENT_STEP) return;
          percentTold = { sha256, percent };
          // A download does not wait for a report, and tells the rest with the next one.
          void tell(subject, { kind: 'downloading', percent });
        },
      });
      if (closing.signal.aborted) return true;
      if (taken.kind === 'failed') {
        log('release-not-taken', { version: release.version, why: taken.why, detail: taken.detail });
        const isTold = patience.failed(sha256, taken.why);
        if (isTold) await tell(subject, { kind: 'failed', why: taken.why });
        return false;
      }
      patience.forget();
      await tell(subject, { kind: 'ready' });
    }
    if (!mayTry) return true;
    ready = { slot: slotName(release), subject, decidedMs };
    const why = waitsFor(parts.standing(), windowNow());
    if (why !== null) await tell(subject, { kind: 'waiting', for: why });
    else await startWhenFree();
    return true;
  }

  /** The trial is on the disk before this program ends. It waits for anyone who has come since. */
  async function startWhenFree(): Promise<void> {
    if (!ready || isEnding || timers.monotonicMs() - ready.decidedMs > freshMs) return;
    const isFree = (): boolean => waitsFor(parts.standing(), windowNow()) === null;
    if (!isFree()) return;
    if (begun !== ready.slot) {
      await beginTrial({ places, disk }, ready.slot, parts.standing().reached);
      begun = ready.slot;
      log('release-starts', { slot: ready.slot });
    }
    if (!isFree() || closing.signal.aborted) return;
    isEnding = true;
    parts.restart();
  }

  /** The next look at central tries again. */
  function notStarted(error: unknown): void {
    ready = null;
    const code = codeOf(error);
    if (code !== null) log('release-not-started', { why: code });
    else log('bug', { where: 'releases', message: messageOf(error) });
  }
  const loop = startLoop(() => inTurn(look), parts.random, parts.pollMs, timers);
  const timer = setInterval(() => {
    if (ready) inTurn(startWhenFree).catch(notStarted);
  }, LOOK_WHETHER_FREE_MS);

  return {
    wake: loop.wake,
    close: async () => {
      closing.abort();
      clearInterval(timer);
      await loop.close();
    },
  };
}

/** A release is tried by one that has shown that it works, and one at a time. */
const mayTryAnother = (own: SignedSlot, { good, trial }: Boot, release: Release): boolean =>
  good === own.name && (trial === null || trial.slot === slotName(release));

/** Time alone is kept once an hour: it only has to be right enough that the clock does not run backwards over a restart. */
function isWorthKeeping(before: Followed | null, next: Followed): boolean {
  if (!before) return true;
  const rest = { ...next, lastServerAt: before.lastServerAt };
  if (JSON.stringify(rest) !== JSON.stringify(before)) return true;
  return Date.parse(next.lastServerAt ?? '') - Date.parse(before.lastServerAt ?? '') >= KEPT_EVERY_MS;
}

const subjectOf = ({ sha256, release: { version, counter } }: SignedSlot): Subject => ({
  sha256,
  version,
  counter,
});
