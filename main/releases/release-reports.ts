import type { KioskReleaseState } from '../../domain/release/index.ts';
import { reportRelease } from '../../domain/wire/index.ts';
import { createTurns } from '../../hardware/timers/index.ts';
import type { FollowReleasesParts } from './follow-parts.ts';

/** The release that a report is about. */
export type Subject = { readonly sha256: string; readonly version: string; readonly counter: number };

export type ReleaseReports = {
  /** True when central has heard it, now or before. */
  readonly tell: (subject: Subject, state: KioskReleaseState) => Promise<boolean>;
  /** How much of a release has come, in steps: a download does not wait for a report, and tells the rest with the next one. */
  readonly tellPercent: (subject: Subject, percent: number) => void;
};

/** How long central may take to answer. */
export const CALL_DEADLINE_MS = 15_000;
const PERCENT_STEP = 10;

/** Reports to central how far this kiosk is with each release, one report after the other, and none twice; the journal keeps it too. */
export function createReleaseReports({
  client,
  log,
  note,
}: Pick<FollowReleasesParts, 'client' | 'log' | 'note'>): ReleaseReports {
  const inTurn = createTurns();
  /** What this kiosk reported last of a release. */
  const told = new Map<string, string>();
  /** What the journal got last of a release. */
  const noted = new Map<string, string>();
  let percentTold = { sha256: '', percent: 0 };

  async function tell(subject: Subject, state: KioskReleaseState): Promise<boolean> {
    const text = JSON.stringify(state);
    if (told.get(subject.sha256) === text) return true;
    const { sha256, version, counter } = subject;
    const report = { releaseSha256: sha256, version, counter, state };
    log('release-state', { version, counter, state: text });
    keep(subject, state);
    const answer = await inTurn(() => client.call(reportRelease, report, CALL_DEADLINE_MS));
    if (answer.kind !== 'answered') return false;
    told.set(sha256, text);
    return true;
  }

  /** Of a download its beginning alone, and not what a release waits for: that changes with everybody who comes and goes. */
  function keep({ sha256, version, counter }: Subject, state: KioskReleaseState): void {
    if (state.kind === 'waiting') return;
    const text = state.kind === 'downloading' ? state.kind : JSON.stringify(state);
    if (noted.get(sha256) === text) return;
    noted.set(sha256, text);
    note({ kind: 'release-state', version, counter, state });
  }

  return {
    tell,
    tellPercent: (subject, percent) => {
      const { sha256 } = subject;
      if (percentTold.sha256 !== sha256) percentTold = { sha256, percent: -PERCENT_STEP };
      if (percent < percentTold.percent + PERCENT_STEP) return;
      percentTold = { sha256, percent };
      void tell(subject, { kind: 'downloading', percent });
    },
  };
}
