import type { FallbackReason, ProgramExit } from '../domain/release/index.ts';
import type { EndReason } from '../slots/index.ts';

/** How a run of the program ended. */
export type RunEnd =
  /** The launcher was asked to end, and ended the program. `killed`: the program did not come to its end in time. */
  | { readonly kind: 'stopped'; readonly killed: boolean }
  /** It ended in good order, and had said why before. */
  | { readonly kind: 'asked'; readonly why: EndReason }
  /** It ended with 0, and nobody knows why. */
  | { readonly kind: 'left' }
  | { readonly kind: 'crashed'; readonly exit: ProgramExit }
  /** The system could not start it. */
  | { readonly kind: 'not-started'; readonly message: string }
  /** The launcher ended it: its files are not as signed any more. */
  | { readonly kind: 'damaged'; readonly problems: readonly string[] }
  /** The launcher ended it, for what it did not show. `ending`: it had said that it would end, and did not. */
  | {
      readonly kind: 'killed';
      readonly why: FallbackReason;
      readonly ending: EndReason | null;
      /** What the release before reached and this one did not, for `fewer-devices`. */
      readonly unreached: readonly string[];
    };

const REASONS: Readonly<Record<EndReason, string>> = {
  update: 'another release starts',
  nightly: 'it starts anew once a night',
  journal: 'its journal has to be opened and checked again',
  payment: 'a payment could not be brought to its end',
  staff: 'staff left it',
  signal: 'somebody sent it a signal to end',
};

const SHORTCOMINGS: Readonly<Partial<Record<FallbackReason, string>>> = {
  hung: 'it did not answer any more',
  'shows-nothing': 'it never showed a screen',
  'journal-not-opened': 'it could not open its journal',
  'fewer-devices': 'it reached less than the release before',
};

/** How a run ended, as IT staff read it in the log. */
export function endSentence(end: RunEnd): string {
  switch (end.kind) {
    case 'stopped':
      return end.killed
        ? 'it was asked to end with the launcher, did not, and was killed'
        : 'it was asked to end with the launcher';
    case 'asked':
      return `as it was asked to: ${REASONS[end.why]}`;
    case 'left':
      return 'by itself, with exit code 0, and without a word why';
    case 'crashed':
      return typeof end.exit === 'number'
        ? `it crashed with exit code ${end.exit}`
        : `it crashed by the signal ${end.exit}`;
    case 'not-started':
      return `it could not be started (${end.message})`;
    case 'damaged':
      return `its files are not as signed any more (${end.problems.slice(0, 3).join('; ')}), and it was ended`;
    case 'killed':
      return `${killedSentence(end)}, and was killed`;
  }
}

function killedSentence({ why, ending, unreached }: Extract<RunEnd, { kind: 'killed' }>): string {
  if (ending !== null) return `it was to end (${REASONS[ending]}), did not come to its end`;
  const missing = unreached.length > 0 ? ` (${unreached.join(', ')})` : '';
  return `${SHORTCOMINGS[why] ?? 'it had not shown in time that it works'}${missing}`;
}

/** What an end says of a release that had not been healthy yet. `interrupted`: it was ended from outside, and has shown nothing. */
export type EarlyEnd =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly why: FallbackReason; readonly exit: ProgramExit | null };

/** What the end of a run says of its release, which had not been healthy yet. */
export function earlyEnd(end: RunEnd): EarlyEnd {
  switch (end.kind) {
    case 'stopped':
      return { kind: 'stopped' };
    case 'asked':
      return end.why === 'staff' || end.why === 'signal' ? { kind: 'interrupted' } : failed('ended-early');
    case 'left':
      return failed('ended-early');
    case 'crashed':
      return failed('crashed', end.exit);
    case 'not-started':
      return failed('not-started');
    case 'damaged':
      return { kind: 'interrupted' };
    case 'killed':
      return failed(end.why);
  }
}

/** Whether a run ended without a sign that anything is wrong with the machine or the program. */
export const showsNoFault = (end: RunEnd): boolean =>
  end.kind === 'asked' && end.why !== 'journal' && end.why !== 'payment';

const failed = (why: FallbackReason, exit: ProgramExit | null = null): EarlyEnd => ({
  kind: 'failed',
  why,
  exit,
});
