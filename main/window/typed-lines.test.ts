import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TypedKey } from './typed-key.ts';
import { createTypedLines, type Ending, type TypedLines } from './typed-lines.ts';

let lines: TypedLines;
/** In the order in which they happened: keys that reached the page, and what devices typed. */
let page: string[];
let typed: string[];
let endings: Ending[];

beforeEach(() => {
  vi.useFakeTimers();
  page = [];
  typed = [];
  endings = [];
  lines = createTypedLines({
    monotonicMs: () => performance.now(),
    onLine: (line) => typed.push(line),
    onUnreadable: (reason) => typed.push(`(${reason})`),
    onEnding: (ending) => {
      endings.push(ending);
      if (ending === 'tab' || ending === 'none') typed.push(`(suffix: ${ending})`);
    },
    replay: (key) => page.push(key.key),
  });
});
afterEach(() => {
  lines.close();
  vi.useRealTimers();
});

const NAMES: Readonly<Record<string, string>> = {
  '-': 'Minus',
  ' ': 'Space',
  '/': 'Slash',
  '?': 'Slash',
  '~': 'Backquote',
  '.': 'Period',
  ':': 'Semicolon',
  ']': 'BracketRight',
};
function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : (NAMES[key] ?? key);
}
const event = (type: string, key: string, more: Partial<TypedKey>): TypedKey => ({
  type,
  key,
  code: codeOf(key),
  shift: /^[A-Z?~:]$/.test(key),
  control: false,
  alt: false,
  meta: false,
  isAutoRepeat: false,
  ...more,
});

function down(key: string, more: Partial<TypedKey> = {}): void {
  if (!lines.take(event('keyDown', key, more))) page.push(key);
}
function up(key: string): void {
  if (!lines.take(event('keyUp', key, {}))) page.push(`${key} let go`);
}
function press(key: string, more: Partial<TypedKey> = {}): void {
  down(key, more);
  lines.take(event('keyUp', key, more));
}
/** Each key, and the pause after it. */
function type(text: string, gapMs: number): void {
  for (const key of text) {
    press(key);
    vi.advanceTimersByTime(gapMs);
  }
}

describe('a device that types', () => {
  it.each([0, 1, 8, 20, 49])('is heard with %i ms between its keys, and the page hears nothing', (gapMs) => {
    type('W-2026-0412', gapMs);
    press('Enter');
    vi.advanceTimersByTime(1_000);
    expect({ typed, page }).toEqual({ typed: ['W-2026-0412'], page: [] });
  });

  it('may press Shift between its keys, and end with the other Enter', () => {
    for (const key of 'MBabC?') {
      if (/[A-Z?]/.test(key)) down('Shift', { code: 'ShiftLeft' });
      press(key);
      vi.advanceTimersByTime(5);
    }
    press('Enter', { code: 'NumpadEnter' });
    expect(typed).toEqual(['MBabC?']);
    expect(page.filter((key) => key !== 'Shift')).toEqual([]);
  });

  it('is understood by where its keys are, whatever layout the machine has', () => {
    for (const [key, code] of [
      ['ض', 'KeyQ'],
      ['&', 'Digit1'],
      ['z', 'KeyY'],
      ['ß', 'Minus'],
      ['3', 'Numpad3'],
      ['a', 'KeyQ'],
    ] as const)
      press(key, { code });
    press('Enter');
    expect(typed).toEqual(['q1y-3q']);
  });

  it('is heard again right after the last card', () => {
    for (const card of ['21234000112233', '04A2B91C5E6F80']) {
      type(card, 3);
      press('Enter');
    }
    expect(typed).toEqual(['21234000112233', '04A2B91C5E6F80']);
  });

  it('is reported as cut short when it stops without Enter, and the page hears nothing of it nor of its rest', () => {
    type('212340', 5);
    vi.advanceTimersByTime(60);
    expect(typed).toEqual(['(cut-short)']);
    type('00112233', 5);
    press('Enter');
    expect({ typed, page }).toEqual({ typed: ['(cut-short)'], page: [] });
    type('21234000112233', 3);
    press('Enter');
    expect(typed).toEqual(['(cut-short)', '21234000112233']);
  });

  it('is not believed when it may have lost its beginning', () => {
    type('04', 5);
    vi.advanceTimersByTime(100);
    type('A2B91C5E', 5);
    press('Enter');
    expect(typed).toEqual(['(cut-short)']);
    vi.advanceTimersByTime(300);
    type('04A2B91C5E', 5);
    press('Enter');
    expect(typed).toEqual(['(cut-short)', '04A2B91C5E']);
  });

  it('is heard in one piece when the kiosk itself was busy in between', () => {
    let aheadMs = 0;
    lines.close();
    lines = createTypedLines({
      monotonicMs: () => performance.now() + aheadMs,
      onLine: (line) => typed.push(line),
      onUnreadable: (reason) => typed.push(`(${reason})`),
      onEnding: (ending) => {
        endings.push(ending);
        if (ending === 'tab' || ending === 'none') typed.push(`(suffix: ${ending})`);
      },
      replay: (key) => page.push(key.key),
    });
    type('0', 0);
    aheadMs = 400;
    vi.advanceTimersByTime(55);
    type('4A2B91C5E', 0);
    press('Enter');
    expect({ typed, page }).toEqual({ typed: ['04A2B91C5E'], page: [] });
  });

  it('is reported as too long when it types without end, and nothing is kept', () => {
    type('9'.repeat(5_000), 1);
    press('Enter');
    expect({ typed, page }).toEqual({ typed: ['(too-long)'], page: [] });
    type('21234000112233', 3);
    press('Enter');
    expect(typed).toEqual(['(too-long)', '21234000112233']);
  });

  it.each(['Escape', 'ArrowDown', 'F1'])(
    'that ends with %s is cut short, and the page does not hear of it',
    (key) => {
      type('212340', 5);
      press(key);
      expect({ typed, page }).toEqual({ typed: ['(cut-short)'], page: [] });
      vi.advanceTimersByTime(2_000);
      press(key);
      expect(page).toEqual([key]);
    },
  );

  const ctrlJ = (): void => {
    down('Control', { code: 'ControlLeft' });
    press('j', { control: true });
  };
  const ctrlM = (): void => press('m', { control: true });
  const enter = (): void => press('Enter');
  const numpadEnter = (): void => press('Enter', { code: 'NumpadEnter' });
  const tab = (): void => press('Tab');
  const onPage = (): string[] => page.filter((key) => key !== 'Shift' && key !== 'Control');

  it.each<readonly [string, readonly (() => void)[]]>([
    ['Enter twice', [enter, enter]],
    ['Enter and Ctrl+J', [enter, ctrlJ]],
    ['Ctrl+M and Ctrl+J', [ctrlM, ctrlJ]],
    ['the other Enter twice', [numpadEnter, numpadEnter]],
    ['Ctrl+J alone', [ctrlJ]],
    ['Enter and Tab', [enter, tab]],
    ['Tab and Enter', [tab, enter]],
    ['Enter, Ctrl+J and Tab', [enter, ctrlJ, tab]],
    ['two Tabs', [tab, tab]],
    ['Ctrl+I', [() => press('i', { control: true })]],
  ])('may end with %s: one line, and the page hears nothing', (_, suffix) => {
    for (const gapMs of [0, 5, 30]) {
      typed.length = 0;
      type('W-2026-0412', 3);
      for (const key of suffix) {
        key();
        vi.advanceTimersByTime(gapMs);
      }
      vi.advanceTimersByTime(100);
      expect({ typed: typed.filter((line) => line !== '(suffix: tab)'), page: onPage() }).toEqual({
        typed: ['W-2026-0412'],
        page: [],
      });
    }
  });

  const SLIP = [
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'Town',
    'IE76MILL90000112345678',
    'EUR86.40',
    '',
    '',
    'W-2026-0412',
  ];
  it.each<readonly [string, readonly (() => void)[]]>([
    ['Enter', [enter]],
    ['Ctrl+J', [ctrlJ]],
    ['Enter and Ctrl+J', [enter, ctrlJ]],
    ['Ctrl+M and Ctrl+J', [ctrlM, ctrlJ]],
  ])('types a code of several lines with %s between them: one code, and the page hears nothing', (_, end) => {
    for (const prefix of ['', ']Q1']) {
      typed.length = 0;
      type(prefix, 2);
      for (const line of SLIP) {
        type(line, 2);
        for (const key of end) key();
      }
      vi.advanceTimersByTime(1_000);
      expect({ typed, page: onPage() }).toEqual({ typed: [`${prefix}${SLIP.join('\n')}`], page: [] });
    }
  });

  it('types a code of several lines that may have lost its end: it is cut short', () => {
    for (const line of SLIP.slice(0, 4)) {
      type(line, 2);
      enter();
    }
    type('IE76', 2);
    vi.advanceTimersByTime(60);
    expect({ typed, page }).toEqual({ typed: ['(cut-short)'], page: [] });
  });

  it('may type short lines after a long one: the page hears nothing of them', () => {
    for (const line of ['BEGIN:VCARD', 'N:Li', 'TEL', 'END']) {
      type(line, 2);
      enter();
    }
    vi.advanceTimersByTime(1_000);
    expect({ typed, page }).toEqual({ typed: ['BEGIN:VCARD', 'N:Li', 'TEL', 'END'], page: [] });
  });

  it('leaves an Enter half a second later to the person who pressed it', () => {
    type('W-2026-0412', 3);
    enter();
    vi.advanceTimersByTime(500);
    enter();
    expect({ typed, page }).toEqual({ typed: ['W-2026-0412'], page: ['Enter'] });
  });

  it('that ends with Tab is read, and IT hears of it', () => {
    type('W-2026-0412', 3);
    tab();
    vi.advanceTimersByTime(60);
    expect({ typed, page }).toEqual({ typed: ['(suffix: tab)', 'W-2026-0412'], page: [] });
  });

  it('that ends with nothing is not read, and IT hears of the second time', () => {
    for (const code of ['W-2026-0412', 'W-2026-0413']) {
      type(code, 3);
      vi.advanceTimersByTime(2_000);
    }
    expect({ typed, page }).toEqual({ typed: ['(cut-short)', '(suffix: none)', '(cut-short)'], page: [] });
  });

  it('may read two codes in a row, with any suffix of its own', () => {
    for (const code of ['W-2026-0412', 'W-2026-0413']) {
      type(code, 2);
      enter();
      ctrlJ();
    }
    expect({ typed, page: onPage() }).toEqual({ typed: ['W-2026-0412', 'W-2026-0413'], page: [] });
    expect(endings).toEqual(['enter', 'more', 'enter', 'more']);
  });

  it('is read the same with Caps Lock on, which it may press itself, and with a prefix', () => {
    press('CapsLock', { code: 'CapsLock' });
    type('~C0W-2026', 2);
    press('CapsLock', { code: 'CapsLock' });
    type('-0412', 2);
    enter();
    expect(typed).toEqual(['~C0W-2026-0412']);
  });

  it('may part the fields of a code with control characters', () => {
    type('4159521234567899', 2);
    down('Control', { code: 'ControlLeft' });
    press(']', { code: 'BracketRight', control: true });
    type('3902864', 2);
    press('c', { control: true });
    enter();
    expect({ typed, page: onPage() }).toEqual({ typed: ['4159521234567899\u001d3902864'], page: [] });
  });
});

describe('somebody who types', () => {
  it.each([50, 60, 120, 400])('loses nothing with %i ms between the keys', (gapMs) => {
    type('maria', gapMs);
    vi.advanceTimersByTime(gapMs);
    press('Enter');
    expect({ typed, page }).toEqual({ typed: [], page: [...'maria', 'Enter'] });
  });

  it('has each key after a twentieth of a second', () => {
    press('m');
    vi.advanceTimersByTime(49);
    expect(page).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(page).toEqual(['m']);
  });

  it('may press up to five keys at once, in their order, and Enter right after', () => {
    type('early', 4);
    press('Enter');
    expect({ typed, page }).toEqual({ typed: [], page: [...'early', 'Enter'] });
  });

  it('moves and corrects without a pause', () => {
    for (const key of ['Tab', 'ArrowDown', 'Enter', 'Escape', 'Backspace', 'Enter']) press(key);
    expect(page).toEqual(['Tab', 'ArrowDown', 'Enter', 'Escape', 'Backspace', 'Enter']);
  });

  it('has a letter before the Tab that followed at once', () => {
    press('a');
    press('Tab');
    expect(page).toEqual(['a', 'Tab']);
  });

  it('may hold a key', () => {
    down('a');
    vi.advanceTimersByTime(500);
    for (let times = 0; times < 20; times += 1) {
      down('a', { isAutoRepeat: true });
      vi.advanceTimersByTime(30);
    }
    expect({ typed, count: page.length }).toEqual({ typed: [], count: 21 });
  });

  it('is not heard letting go of a key whose press and release the page has had', () => {
    down('a');
    vi.advanceTimersByTime(80);
    up('a');
    expect(page).toEqual(['a']);
    down('Tab');
    up('Tab');
    expect(page).toEqual(['a', 'Tab', 'Tab let go']);
  });

  it('presses no shortcut into a line', () => {
    for (const key of 'abcdef') press(key, { control: true });
    press('Enter');
    expect(typed).toEqual([]);
  });
});

it('drops what it holds when it is closed', () => {
  press('a');
  lines.close();
  vi.advanceTimersByTime(1_000);
  expect(page).toEqual([]);
});
