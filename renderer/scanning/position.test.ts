import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenAt, framedAt, keptPosition, movedOn, type Position, placesAt } from './position.ts';
import { type Leaf, leavesOf, type Stop, stopsOf } from './scan-tree.ts';

const leaf = (id: string, groups: string[] = [], line = 0): Leaf<string> => ({ id, groups, line });
const names = (stops: readonly Stop<string>[]): unknown[] =>
  stops.map((stop) => (stop.kind === 'one' ? stop.id : names(stop.stops)));
const none = (): boolean => false;

/** Pages of up to forty things, some in groups within groups, on lines that only grow. */
const pages = fc
  .array(fc.record({ outer: fc.nat(4), inner: fc.nat(3), newLine: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((things) => {
    let line = 0;
    const sorted = things.toSorted((one, other) => one.outer - other.outer || one.inner - other.inner);
    return sorted.map(({ outer, inner, newLine }, at) => {
      if (newLine) line += 1;
      const groups = outer === 0 ? [] : inner === 0 ? [`g${outer}`] : [`g${outer}`, `g${outer}.${inner}`];
      return leaf(`leaf ${at}`, groups, line);
    });
  });

/** As somebody does who wants one thing: enters what holds it, and moves on past all else. */
function pressesUntil(stops: readonly Stop<string>[], wanted: string): number {
  let at: Position = [0];
  for (let presses = 0; presses < 200; presses += 1) {
    const framed = framedAt(stops, at);
    const holds = framed !== null && !framed.isWayOut && leavesOf(framed.stop).includes(wanted);
    const choice = holds ? chosenAt(stops, at, none) : null;
    if (choice?.kind === 'press') return choice.id === wanted ? presses : Number.NaN;
    at = choice?.kind === 'moved' ? choice.to : movedOn(stops, at);
  }
  return Number.NaN;
}

test('a few things are gone through one by one; a group of the page is one step, unless it holds one thing alone', () => {
  const page = [
    leaf('a'),
    leaf('b', ['g']),
    leaf('c', ['g']),
    leaf('d', ['alone']),
    leaf('e', ['bar']),
    leaf('f', ['bar']),
  ];
  expect(names(stopsOf(page))).toEqual(['a', ['b', 'c'], 'd', ['e', 'f']]);
});

test('of many things each line is a step, and of a long list a few lines', () => {
  const keys = [...'123456789-0<'].map((key, at) => leaf(key, ['pad'], Math.floor(at / 3)));
  expect(names(stopsOf([leaf('field'), ...keys, leaf('on', [], 9)]))).toEqual([
    'field',
    [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
      ['-', '0', '<'],
    ],
    'on',
  ]);
  const list = Array.from({ length: 10 }, (_, at) => leaf(`${at}`, [], at));
  expect(names(stopsOf(list))).toEqual([
    ['0', '1', '2', '3'],
    ['4', '5', '6', '7'],
    ['8', '9'],
  ]);
});

test('after a key of the keyboard the frame is at its first row; after another group it is around that group', () => {
  const rows = ['qwe', 'asd'].flatMap((row, line) =>
    [...row].map((key) => leaf(key, ['keyboard', row], line)),
  );
  const stops = stopsOf([leaf('field'), ...rows, leaf('yes', ['choice']), leaf('no', ['choice'])]);
  const isKeyboard = (group: string): boolean => group === 'keyboard';
  expect(chosenAt(stops, [1, 1, 2], isKeyboard)).toEqual({ kind: 'press', id: 'd', next: [1, 0] });
  expect(chosenAt(stops, [2, 1], isKeyboard)).toEqual({ kind: 'press', id: 'no', next: [2] });
});

test('where letters become others after a capital one, the frame stays in the same row', () => {
  const keyboard = (rows: string[]): readonly Stop<string>[] =>
    stopsOf([
      leaf('field'),
      ...rows.flatMap((row, line) => [...row].map((key) => leaf(key, ['keyboard', row], line))),
    ]);
  expect(keptPosition(keyboard(['QWE', 'ASD']), [1, 1], keyboard(['qwe', 'asd']))).toEqual([1, 1]);
  expect(keptPosition(keyboard(['QWE', 'ASD']), [1, 1], stopsOf([leaf('other')]))).toBeNull();
});

test('every thing of every page can be chosen, and the frame comes to it within a bounded number of presses', () => {
  fc.assert(
    fc.property(pages, fc.nat(), (page, pick) => {
      const wanted = page[pick % page.length]?.id ?? '';
      expect(pressesUntil(stopsOf(page), wanted)).toBeLessThan(60);
    }),
  );
});

test('nothing of a page is lost or doubled by putting it together', () => {
  fc.assert(
    fc.property(pages, (page) => {
      expect(stopsOf(page).flatMap(leavesOf)).toEqual(page.map(({ id }) => id));
    }),
  );
});

test('whatever a page becomes, the frame is around something of it or begins anew', () => {
  fc.assert(
    fc.property(pages, pages, fc.array(fc.boolean(), { maxLength: 30 }), (page, other, presses) => {
      const before = stopsOf(page);
      let at: Position = [0];
      for (const chooses of presses) {
        const choice = chooses ? chosenAt(before, at, none) : null;
        at = choice === null ? movedOn(before, at) : choice.kind === 'moved' ? choice.to : choice.next;
      }
      const now = stopsOf(other.slice(0, 1 + (presses.length % other.length)));
      const kept = keptPosition(before, at, now);
      if (kept === null) return;
      expect(framedAt(now, kept)).not.toBeNull();
      expect(kept.at(-1)).toBeLessThan(placesAt(now, kept));
    }),
  );
});
