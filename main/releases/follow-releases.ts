import { codeOf } from '../../domain/failure/index.ts';
import {
  type Decision,
  isWindowOpen,
  mayTake,
  newestKeys,
  parseDocument,
  Release,
  type ReleaseKeys,
} from '../../domain/release/index.ts';
import { hashOfText } from '../../domain/signing/index.ts';
import { type CurrentRelease, currentRelease } from '../../domain/wire/index.ts';
import { createTurns, realTimers } from '../../hardware/timers/index.ts';
import {
  type Boot,
  bootOrFirst,
  cryptography,
  readSlot,
  readTrustedKeys,
  replaceFile,
  type Slot,
  slotName,
} from '../../slots/index.ts';
import { FETCH_TIMES } from '../download/index.ts';
import { type Loop, startLoop } from '../sync/index.ts';
import type { FollowReleasesParts } from './follow-parts.ts';
import { afterKey, afterTime, afterToldBack } from './followed.ts';
import { createFollowedMemory } from './followed-memory.ts';
import { createPatience } from './patience.ts';
import { CALL_DEADLINE_MS, createReleaseReports, type Subject } from './release-reports.ts';
import { createTrialStart } from './start-trial.ts';
import { takeRelease } from './take-release.ts';

const LOOK_WHETHER_FREE_MS = 1_000;

type SignedSlot = Extract<Slot, { kind: 'signed' }>;
type Offer = NonNullable<CurrentRelease['offer']>;

/** Follows what central offers: decides by the signed documents, fetches, and lets the launcher try it when nobody is disturbed. */
export function followReleases(parts: FollowReleasesParts): Loop {
  const { launcher, disk, client, log, timers = realTimers } = parts;
  const { places } = launcher;
  const closing = new AbortController();
  const patience = createPatience(timers.monotonicMs);
  const inTurn = createTurns();
  const { tell, tellPercent } = createReleaseReports(parts);
  const memory = createFollowedMemory(parts);
  let windowNow: () => boolean = () => false;
  let unreachable: string | null = null;
  const trial = createTrialStart(parts, () => windowNow(), closing.signal);

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
    const answer = await client.call(currentRelease, { keysVersion: newest.version }, CALL_DEADLINE_MS);
    if (answer.kind !== 'answered') {
      if (answer.kind === 'unreachable') noteUnreachable(answer.why);
      return answer.kind === 'refused';
    }
    unreachable = null;
    const { at, window, laterKeys, offer } = answer.value;
    const keys = await keepKeys(newest, laterKeys);
    const now = afterTime(memory.before(), at);
    await memory.remember(offer ? afterKey(now, offer.publicKey, offer.rotations) : now);
    const offsetMs = Date.parse(at) - timers.monotonicMs();
    windowNow = () => isWindowOpen(window, parts.timeZone, new Date(timers.monotonicMs() + offsetMs));
    await tellOwn(own);
    if (!offer) {
      await trial.withdraw();
      return true;
    }
    return decide(own, keys, offer, answer.value);
  }

  /** Says it once, and not at every look: a central that is away for days fills no log. */
  function noteUnreachable(why: string): void {
    if (why !== unreachable) log('releases-not-followed', { why });
    unreachable = why;
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
    for (const { sha256, version, slot, why, exit, at } of boot.quarantined) {
      const back = `${sha256} ${at}`;
      if (memory.before().toldBack.includes(back)) continue;
      const counter = Number(slot.split('+').at(-1));
      if (await tell({ sha256, version, counter }, { kind: 'rolled-back', why, exit }))
        await memory.remember(afterToldBack(memory.before(), back));
    }
    const kind = boot.good === own.name ? 'healthy' : boot.trial?.slot === own.name ? 'installed' : null;
    const { told } = memory.before();
    if (kind === null || (told?.slot === own.name && told.kind === kind)) return;
    if (await tell(subjectOf(own), { kind }))
      await memory.remember({ ...memory.before(), told: { slot: own.name, kind } });
  }

  async function decide(
    own: SignedSlot,
    keys: ReleaseKeys,
    offer: Offer,
    { ring }: CurrentRelease,
  ): Promise<boolean> {
    const boot = await bootOrFirst(places);
    const followed = memory.before();
    const decision = mayTake(
      offer,
      {
        kioskId: parts.identity.kioskId,
        ring,
        keys,
        onlineKey: followed.onlineKeys.at(-1) ?? '',
        installed: { sha256: own.sha256, counter: own.release.counter },
        floor: boot.floor,
        rolloutCounter: followed.rolloutCounter,
        journal: { written: boot.journal, reads: own.release.journalSchema.max },
        quarantined: boot.quarantined.map(({ sha256 }) => sha256),
        clock: {
          lastServerAt: followed.lastServerAt ? new Date(followed.lastServerAt) : null,
          builtAt: new Date(own.release.createdAt),
        },
      },
      cryptography,
    );
    await followedTo(decision);
    if (decision.kind !== 'take') await trial.withdraw();
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

  /** A rollout that central signed and that is not older than one before is followed, also where it says to wait. */
  async function followedTo({ rollout }: Decision): Promise<void> {
    const followed = memory.before();
    if (!rollout || rollout.counter <= followed.rolloutCounter) return;
    await memory.remember({ ...followed, rolloutCounter: rollout.counter });
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
    if (trial.offered() !== sha256) {
      await trial.withdraw();
      if (!patience.mayTry(sha256)) return true;
      const taken = await takeRelease({
        ...{ places, disk, release, download: parts.download },
        signed: offer.release,
        runs: { slot: own.name, release: own.release },
        times: parts.times ?? FETCH_TIMES,
        closing: closing.signal,
        onPercent: (percent) => tellPercent(subject, percent),
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
    const why = trial.offer({ slot: slotName(release), sha256, decidedMs });
    if (why !== null) await tell(subject, { kind: 'waiting', for: why });
    else await trial.startWhenFree();
    return true;
  }

  const loop = startLoop(() => inTurn(look), parts.random, parts.pollMs, timers);
  const timer = setInterval(() => {
    if (trial.offered() !== null) inTurn(trial.startWhenFree).catch(trial.failed);
  }, LOOK_WHETHER_FREE_MS);

  return {
    wake: loop.wake,
    close: async () => {
      closing.abort();
      clearInterval(timer);
      await loop.close();
      // A trial that is being written is on the disk before anything else ends.
      await inTurn(async () => undefined);
    },
  };
}

/** A release is tried by one that has shown that it works, and one at a time. */
const mayTryAnother = (own: SignedSlot, { good, trial }: Boot, release: Release): boolean =>
  good === own.name && (trial === null || trial.slot === slotName(release));

const subjectOf = ({ sha256, release: { version, counter } }: SignedSlot): Subject => ({
  sha256,
  version,
  counter,
});
