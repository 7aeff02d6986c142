import type {
  FallbackReason,
  KioskReleaseState,
  ProgramExit,
  TransferFault,
  WaitsFor,
} from './kiosk-report.ts';
import type { Refusal } from './refusal.ts';
import type { KeysFault } from './release-keys.ts';

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'wrong-signature': 'None of the release keys that this town trusts has signed this release.',
  'too-few-signatures': 'Fewer release keys have signed this release than are needed.',
  'not-understood': 'The release is signed, but its document is not one that this program understands.',
  'other-product': 'This is a release of another product.',
  'keys-expired': 'The list of release keys is out of date: no release is taken until a new list is signed.',
  'rollout-wrong-signature': 'The rollout is not signed by the key that this kiosk knows central by.',
  'rollout-not-understood': 'The rollout is signed, but this program does not understand it.',
  'rollout-of-another': 'The rollout names another release than the one that came with it.',
  'rollout-older': 'The rollout is older than one that this kiosk has followed already.',
  'rollout-expired': 'The rollout is out of date: central has not confirmed it for a week.',
  'clock-not-trusted':
    'The kiosk does not know the time yet: it takes no release before central has sent it.',
  expired: 'The release is out of date: sign it anew, or offer a later one.',
  halted: 'The rollout is halted.',
  'not-in-ring': 'The rollout is not for this kiosk’s ring.',
  'not-in-percentage': 'The kiosk’s turn has not come yet: the rollout reaches it when it widens.',
  quarantined: 'This release failed on this kiosk before; it waits for another one.',
  'below-floor': 'The release is older than the oldest that is still safe.',
  older: 'The kiosk has a later release already.',
  'too-far-behind': 'The kiosk’s program is too old for this release: it needs one between first.',
  'journal-too-new': 'The kiosk’s journal is newer than this release can read.',
  'journal-too-old':
    'The kiosk’s journal is older than this release can read: it needs a release between first.',
  'journal-one-way':
    'After a fallback the kiosk’s present release could not read the journal that this one writes: it needs a release between first.',
};

/** Why a kiosk does not take a release, as IT staff read it. */
export const refusalInWords = (why: Refusal): string => REFUSALS[why];

const KEYS_FAULTS: Readonly<Record<KeysFault, string>> = {
  'wrong-signature': 'None of the release keys that are trusted has signed this list of keys.',
  'too-few-signatures': 'Fewer keys have signed this list of keys than are needed.',
  'not-understood': 'This is not a list of release keys.',
  'wrong-key-id': 'A key in this list has the id of another.',
  'not-the-next': 'This list does not follow the one that is trusted: its version is not the next.',
  expired: 'This list of release keys is out of date.',
};

/** Why a list of release keys is not taken, as IT staff read it. */
export const keysFaultInWords = (why: KeysFault): string => KEYS_FAULTS[why];

const WAITS: Readonly<Record<WaitsFor, string>> = {
  idle: 'Waits until nobody stands at the screen.',
  payment: 'Waits until an open payment has come to its end.',
  window: 'Waits for the maintenance window.',
};

const TRANSFER_FAULTS: Readonly<Record<TransferFault, string>> = {
  'no-room': 'There is no room for it on the disk.',
  'disk-failed': 'The disk failed.',
  'wrong-file': 'What came is not what the release names.',
  interrupted: 'The transfer was interrupted; the kiosk tries again.',
};

const FALLBACKS: Readonly<Record<FallbackReason, string>> = {
  crashed: 'it crashed',
  'ended-early': 'it ended by itself before it had shown that it works',
  'not-started': 'the system could not start it',
  hung: 'it did not answer any more',
  'shows-nothing': 'it showed nothing',
  'journal-not-opened': 'it could not open the journal',
  'fewer-devices': 'it reached fewer devices than the release before',
  'files-damaged': 'its files were damaged',
  'not-healthy-in-time': 'it did not report that it is healthy in time',
  'cut-short-too-often': 'the machine went down too often while it was on trial',
};

const exitInWords = (exit: ProgramExit | undefined): string => {
  if (exit === undefined) return '';
  return typeof exit === 'number' ? ` (exit code ${exit})` : ` (${exit})`;
};

/** How far a kiosk is with a release, as IT staff read it. */
export function stateInWords(state: KioskReleaseState): string {
  switch (state.kind) {
    case 'refused':
      return refusalInWords(state.why);
    case 'downloading':
      return `Downloading, ${state.percent} %.`;
    case 'failed':
      return `Not downloaded: ${TRANSFER_FAULTS[state.why]}`;
    case 'ready':
      return 'Downloaded and verified.';
    case 'waiting':
      return WAITS[state.for];
    case 'installed':
      return 'Installed; shows now whether it is healthy.';
    case 'healthy':
      return 'Runs and is healthy.';
    case 'rolled-back':
      return `Rolled back because ${FALLBACKS[state.why]}${exitInWords(state.exit)}.`;
  }
}
