import { readBillCode } from '../../domain/bill/index.ts';
import { type CodeSetting, settingThatSpoilt } from '../../domain/codes/index.ts';

/** How a device ended what it sent. `more`: with something after Enter; `none`: with nothing. */
export type Ending = 'enter' | 'tab' | 'more' | 'none';
type ReadingDevice = 'scanner' | 'reader';
type WrongSetting = Exclude<Ending, 'enter'> | CodeSetting;

const WORDS: Readonly<Record<WrongSetting, string>> = {
  tab: 'ends with Tab, must be set to end with Enter',
  none: 'ends with nothing, must be set to end with Enter',
  more: 'sends something after Enter, should be set to end with Enter alone',
  prefix: 'sends something before the code, must be set to no prefix',
  'caps-lock': 'sends small letters for capital ones, caps lock must be set off',
  layout: 'types as another keyboard does, must be set to the US layout',
};
/** So many right ones in a row show that a device was set anew: the second end of the same one comes just after the first. */
const SET_ANEW = 2;
/** So many without an end, one after the other, are no accident. */
const FEW_ACCIDENTS = 2;

/** What is known of the settings of scanners and readers: IT has to set them, the resident cannot. */
export type WrongSettings = {
  readonly ended: (device: ReadingDevice, ending: Ending) => void;
  /** A device on a line sent something that did not end. */
  readonly cutShort: (device: ReadingDevice) => void;
  readonly sent: (device: ReadingDevice, code: string) => void;
  /** What IT has to set, in words; null: nothing that is known. */
  readonly of: (device: ReadingDevice) => string | null;
};

type Known = { ending: Ending; content: CodeSetting | null; right: number; unended: number };

/** `onChange` gets what is wrong now, in words; null: it was set right. */
export function createWrongSettings(
  onChange: (device: ReadingDevice, wrong: string | null) => void,
): WrongSettings {
  const known = new Map<ReadingDevice, Known>();

  function knownOf(device: ReadingDevice): Known {
    const found = known.get(device) ?? { ending: 'enter', content: null, right: 0, unended: 0 };
    known.set(device, found);
    return found;
  }

  /** Changes what is known, and tells when it comes to something else. */
  function change(device: ReadingDevice, by: (now: Known) => void): void {
    const before = wordsOf(knownOf(device));
    by(knownOf(device));
    const after = wordsOf(knownOf(device));
    if (after !== before) onChange(device, after);
  }

  return {
    ended: (device, ending) =>
      change(device, (now) => {
        now.right = ending === 'enter' ? now.right + 1 : 0;
        if (ending !== 'enter' || now.right >= SET_ANEW) now.ending = ending;
      }),
    cutShort: (device) =>
      change(device, (now) => {
        now.unended += 1;
        if (now.unended >= FEW_ACCIDENTS) now.ending = 'none';
      }),
    sent: (device, code) =>
      change(device, (now) => {
        if (now.unended >= FEW_ACCIDENTS) now.ending = 'enter';
        now.unended = 0;
        // Of what is no code of a bill nothing is known.
        const setting = settingThatSpoilt(code);
        if (setting !== null || readBillCode(code) !== null) now.content = setting;
      }),
    of: (device) => wordsOf(knownOf(device)),
  };
}

function wordsOf({ ending, content }: Known): string | null {
  const wrong = [...(ending === 'enter' ? [] : [ending]), ...(content === null ? [] : [content])];
  return wrong.length === 0 ? null : wrong.map((one) => WORDS[one]).join('; ');
}
