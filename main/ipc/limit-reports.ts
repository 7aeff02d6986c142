import type { KioskEvent } from '../../domain/journal/index.ts';

export type Blocked = Extract<KioskEvent, { kind: 'blocked' }>;

const MOST = 20;
const PER_MS = 60_000;
const LONGEST_DETAIL = 200;

/**
 * Passes on what was blocked, at most 20 in a minute, so that a page gone wild cannot fill the journal. The first report
 * after a minute with more says how many were left out.
 */
export function limitReports(
  report: (blocked: Blocked) => void,
  monotonicMs: () => number,
): (blocked: Blocked) => void {
  let begunAt = monotonicMs();
  let passed = 0;
  let leftOut = 0;
  return (blocked) => {
    if (monotonicMs() - begunAt >= PER_MS) {
      begunAt = monotonicMs();
      passed = 0;
    }
    if (passed >= MOST) {
      leftOut += 1;
      return;
    }
    passed += 1;
    const more = leftOut > 0 ? `(${leftOut} more before) ` : '';
    leftOut = 0;
    report({ ...blocked, detail: `${more}${blocked.detail}`.slice(0, LONGEST_DETAIL) });
  };
}
