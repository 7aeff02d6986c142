import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SwitchButton } from '../../domain/keypad/index.ts';
import type { Leaf } from './scan-tree.ts';
import { createScanner, NORMAL_SWITCH, type Scanner, type Shown, type SwitchMoves } from './scanner.ts';
import { createSteadyPress } from './steady-press.ts';

const PACE = NORMAL_SWITCH.paceMs;
/** After the first press of a session. */
const STEADY = NORMAL_SWITCH.restMs;

let page: Leaf<string>[];
let shown: Shown<string>;
let pressed: string[];
let asked: string[];
let said: string[];
let reads: boolean;
let speaks: boolean;
let scanner: Scanner;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  page = [leaf('bill'), leaf('pay'), leaf('back', ['bar']), leaf('help', ['bar'])];
  [pressed, asked, said, reads, speaks] = [[], [], [], false, false];
});
afterEach(() => {
  scanner.close();
  vi.useRealTimers();
});

function leaf(id: string, groups: string[] = []): Leaf<string> {
  return { id, groups, line: 0 };
}

function scan(moves: SwitchMoves): void {
  scanner = createScanner<string>(
    {
      read: () => page,
      repeats: () => false,
      asksFirst: (id) => id === 'pay',
      ask: (id) => void asked.push(id),
      press: (id) => void pressed.push(id),
      say: (stop) => void said.push(stop.kind === 'one' ? stop.id : 'group'),
      reads: () => reads,
      speaks: () => speaks,
      nowMs: () => Date.now(),
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      onChange: (now) => {
        shown = now;
      },
    },
    { ...NORMAL_SWITCH, moves },
    moves === 'by-itself' ? 'switch-one' : 'switch-two',
  );
  vi.advanceTimersByTime(STEADY);
}

function press(button: SwitchButton = 'switch-one'): void {
  scanner.pressed(button);
  vi.advanceTimersByTime(STEADY);
}

test('with one button the frame moves by itself, twice as long at the first place, and a press chooses', () => {
  scan('by-itself');
  expect(shown.framed).toEqual(['bill']);
  vi.advanceTimersByTime(2 * PACE - STEADY - 1);
  expect(shown.framed).toEqual(['bill']);
  vi.advanceTimersByTime(1);
  expect(shown.framed).toEqual(['pay']);
  vi.advanceTimersByTime(PACE);
  expect(shown).toMatchObject({ framed: ['back', 'help'], isGroup: true });
  press();
  expect(shown).toMatchObject({ framed: ['back'], isGroup: false });
  vi.advanceTimersByTime(PACE);
  press();
  expect(pressed).toEqual(['help']);
});

test('with two buttons the first moves, the second chooses, and time moves nothing', () => {
  scan('by-button');
  vi.advanceTimersByTime(100 * PACE);
  expect(shown).toMatchObject({ framed: ['bill'], rests: false });
  press();
  press();
  press('switch-two');
  press();
  press('switch-two');
  expect(pressed).toEqual(['help']);
});

test('what moves money is only asked for when the frame moves by itself, and pressed at once by a button of its own', () => {
  scan('by-itself');
  vi.advanceTimersByTime(2 * PACE);
  press();
  expect([pressed, asked]).toEqual([[], ['pay']]);
  scanner.close();
  scan('by-button');
  press();
  press('switch-two');
  expect([pressed, asked]).toEqual([['pay'], ['pay']]);
});

test('a group is left by its last place, or by itself after two rounds', () => {
  scan('by-button');
  press();
  press();
  press('switch-two');
  press();
  press();
  expect(shown).toMatchObject({ framed: ['back', 'help'], isWayOut: true });
  press('switch-two');
  expect(shown).toMatchObject({ framed: ['back', 'help'], isWayOut: false });
  scanner.close();
  scan('by-itself');
  vi.advanceTimersByTime(3 * PACE);
  press();
  vi.advanceTimersByTime(6 * PACE);
  expect(shown).toMatchObject({ framed: ['bill'], isGroup: false });
});

test('the frame rests after three rounds without a choice, and the next press only lets it continue', () => {
  scan('by-itself');
  vi.advanceTimersByTime(20 * PACE);
  expect(shown).toMatchObject({ framed: ['bill'], rests: true });
  vi.advanceTimersByTime(100 * PACE);
  press();
  expect(pressed).toEqual([]);
  expect(shown.rests).toBe(false);
  vi.advanceTimersByTime(PACE);
  expect(shown.framed).toEqual(['pay']);
});

test('a stopped frame stays, also when the page changes around it', () => {
  scan('by-itself');
  scanner.rest();
  page = [leaf('new'), ...page];
  scanner.changed();
  vi.advanceTimersByTime(10 * PACE);
  expect(shown).toMatchObject({ framed: ['bill'], rests: true });
});

test('the frame waits while a screen is read aloud, and a press begins it; at each place it waits until that was said', () => {
  reads = true;
  scan('by-itself');
  vi.advanceTimersByTime(20 * PACE);
  expect(shown.framed).toEqual([]);
  press();
  expect([shown.framed, said, pressed]).toEqual([['bill'], ['bill'], []]);
  speaks = true;
  vi.advanceTimersByTime(20 * PACE);
  expect(shown.framed).toEqual(['bill']);
  speaks = false;
  vi.advanceTimersByTime(PACE);
  expect(said).toEqual(['bill', 'pay']);
});

test('on another screen the frame begins anew: a choice made twice in a row is not made of what has come', () => {
  scan('by-itself');
  page = [leaf('yes'), leaf('no')];
  scanner.changed();
  vi.advanceTimersByTime(1);
  expect(shown.framed).toEqual(['yes']);
  // The same elements, another question.
  vi.advanceTimersByTime(2 * PACE);
  expect(shown.framed).toEqual(['no']);
  scanner.arrived();
  vi.advanceTimersByTime(1);
  expect(shown.framed).toEqual(['yes']);
});

test('time alone presses nothing, whatever the page and however long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 600_000 }), (count, ms) => {
      page = Array.from({ length: count }, (_, at) => leaf(`${at}`, at % 3 === 0 ? [] : [`g${at % 4}`]));
      scan('by-itself');
      vi.advanceTimersByTime(ms);
      scanner.close();
      expect([pressed, asked]).toEqual([[], []]);
    }),
    { numRuns: 25 },
  );
});

test('repeated presses of one button are one until it was at rest; another button counts at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ waitMs: fc.nat(1_200), two: fc.boolean() }), { maxLength: 50 }),
      fc.constantFrom(250, 500, 1_000, 2_000),
      (presses, restMs) => {
        const isSteady = createSteadyPress<boolean>();
        const last = new Map<boolean, number>();
        let now = 0;
        for (const { waitMs, two } of presses) {
          now += waitMs;
          const before = last.get(two);
          last.set(two, now);
          expect(isSteady(two, now, restMs)).toBe(before === undefined || now - before >= restMs);
        }
      },
    ),
  );
});

test('a hand that shakes chooses once', () => {
  scan('by-itself');
  vi.advanceTimersByTime(10);
  for (let at = 0; at < 20; at += 1) {
    scanner.pressed('switch-one');
    vi.advanceTimersByTime(STEADY - 100);
  }
  expect(pressed).toEqual(['bill']);
});
