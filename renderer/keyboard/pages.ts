import { directionOf } from '../../domain/text/index.ts';
import { ACCENTS, DELETE, PAGE, SCRIPT, SHIFT, SPACE } from './key-names.ts';
import type { Layout } from './layouts.ts';

/** How many keys, as wide and as high as a finger needs them, stand beside and above each other. */
export type Room = { readonly columns: number; readonly rows: number };

type Key = { readonly plain: string; readonly shift: string };
type Row = readonly Key[];

/** What a layout is made of. Of a pad, all is digits. */
type Parts = {
  readonly digits: readonly Row[];
  readonly letters: readonly Row[];
  /** The keys below the letters. */
  readonly last: Row;
  /** Ends of addresses, which are wide. */
  readonly ends: readonly Row[];
};

/** Ends of e-mail addresses are as wide as three letters. */
const END_CELLS = 3;
/** A pad that is too high for its room has two rows. */
const PAD_COLUMNS = 6;

/**
 * A layout as it fits into this room: as it is; else with what is too much in a row in the row that has room; else in pages, with a key
 * that leads round. Letters keep the order that their writers know as long as their rows fit, and are in the alphabet's order else.
 */
export function pagesOf(layout: Layout, room: Room, language: string, digitsFirst = false): Layout[] {
  const rows = rowsOf(layout);
  const isFitting = (of: readonly Row[]): boolean =>
    of.length <= room.rows && of.every((row) => cellsOf(row) <= room.columns);
  if (isFitting(rows)) return [layout];
  const parts = partsOf(rows);
  const folded = foldedRows(parts, parts.digits, room.columns);
  if (isFitting(folded)) return [layoutOf(folded)];
  const pages = inPages(parts, room, isFitting, language);
  return (digitsFirst ? [...pages.slice(-1), ...pages.slice(0, -1)] : pages).map(layoutOf);
}

function inPages(
  parts: Parts,
  room: Room,
  isFitting: (rows: readonly Row[]) => boolean,
  language: string,
): (readonly Row[])[] {
  const { digits, letters, last, ends } = parts;
  const all = [...digits, ...letters, last].flat();
  const control = (key: string): Row => all.filter(({ plain }) => plain === key).slice(0, 1);
  const erase = control(DELETE);
  if (letters.length === 0) {
    const even = chunks([...digits, last].flat(), Math.min(PAD_COLUMNS, room.columns));
    return isFitting(even) ? [even] : flowed([...digits, last].flat().filter(isNo(erase)), erase, room);
  }

  const ways = [...control(SPACE), ...erase];
  const marks = last.filter(({ plain }) => !CONTROLS.has(plain));
  const signs = (more: Row): (readonly Row[])[] => {
    const capitals = more.some(isLetter) ? control(SHIFT) : [];
    return inGroups([digits.flat(), marks, more, ends.flat()], [...capitals, PAGE_KEY, ...ways], room);
  };

  const plain = letters.map((row) => row.filter(isPlainIn(letters)));
  const accented = letters.flat().filter((key) => isLetter(key) && !plain.flat().includes(key));
  for (const [kept, more] of [[letters, []] as const, [plain, accented] as const]) {
    const rows = foldedRows(
      { digits: [], letters: kept.filter((row) => row.length > 0), last: withPageKey(last), ends },
      [],
      room.columns,
    );
    if (isFitting(rows)) return [rows, ...signs(more)];
  }
  const byAlphabet = new Intl.Collator(language);
  const sorted = plain
    .flat()
    .filter(isLetter)
    .toSorted((one, other) => byAlphabet.compare(one.plain, other.plain));
  const controls = [...control(SHIFT), ...control(SCRIPT), PAGE_KEY, ...ways];
  const others = plain.flat().filter((key) => !isLetter(key) && !CONTROLS.has(key.plain));
  const inOrder = flowed(sorted, controls, room);
  // An alphabet is read as its script is written.
  const read =
    directionOf(language) === 'rtl' ? inOrder.map((page) => page.map((row) => row.toReversed())) : inOrder;
  return [...read, ...signs([...others, ...control(ACCENTS), ...accented])];
}

/** What a row has too much goes into the row of letters with most room, else among the keys below, else into a row of its own. */
function foldedRows({ letters, last, ends }: Parts, digits: readonly Row[], columns: number): readonly Row[] {
  const tooWide = [...digits, ...letters].some((row) => cellsOf(row) > columns);
  // The key for other letters is no letter: it makes room for one.
  const accents = letters.flat().filter(({ plain }) => tooWide && plain === ACCENTS);
  const surplus = [...digits, ...letters].flatMap((row) => row.filter(isNo(accents)).slice(columns));
  const cut = (row: Row): Row => row.filter(isNo(accents)).slice(0, columns);
  const rows = letters.map(cut);
  const below: Key[] = [...last];
  const own: Key[] = [];
  for (const key of [...surplus, ...accents]) {
    const widest = Math.min(...rows.map(cellsOf));
    const at = rows.findIndex((row) => cellsOf(row) === widest);
    const row = rows[at];
    if (row && isLetter(key) && cellsOf(row) < columns) rows[at] = row.toSpliced(placeAtEnd(row), 0, key);
    else if (cellsOf(below) < columns) below.splice(placeBefore(SPACE, below), 0, key);
    else own.push(key);
  }
  return [...digits.map(cut), ...rows, ...(own.length > 0 ? [own] : []), below, ...ends];
}

/** Each group begins a row where there is room for that. */
function inGroups(groups: readonly Row[], controls: Row, room: Room): (readonly Row[])[] {
  const rows = [
    ...groups.flatMap((group) => (cellsOf(group) <= room.columns ? [group] : chunks(group, room.columns))),
    controls,
  ].filter((row) => row.length > 0);
  return rows.length <= room.rows ? [rows] : flowed(groups.flat(), controls, room);
}

/** One key after the other, in as many pages as they need; each ends with these controls. */
function flowed(keys: Row, controls: Row, room: Room): (readonly Row[])[] {
  const most = room.columns * room.rows - cellsOf(controls);
  const pages = Math.max(1, Math.ceil(cellsOf(keys) / Math.max(1, most)));
  return chunks(keys, Math.ceil(cellsOf(keys) / pages)).map((page) => {
    const all = [...page, ...controls];
    const rows = Math.ceil(cellsOf(all) / room.columns);
    const even = chunks(all, Math.ceil(cellsOf(all) / rows));
    return even.length <= room.rows ? even : chunks(all, room.columns);
  });
}

function chunks(keys: Row, cells: number): Row[] {
  const made: Key[][] = [];
  for (const key of keys) {
    const current = made.at(-1);
    if (current && cellsOf([...current, key]) <= cells) current.push(key);
    else made.push([key]);
  }
  return made;
}

const CONTROLS: ReadonlySet<string> = new Set([SHIFT, SCRIPT, SPACE, DELETE, ACCENTS, PAGE]);
const PAGE_KEY: Key = { plain: PAGE, shift: PAGE };

/** It stands before the space, where there is one. */
function withPageKey(last: Row): Row {
  const at = placeBefore(SPACE, last);
  return last.toSpliced(at, 0, PAGE_KEY);
}

/** The key that deletes stays the last one. */
const placeAtEnd = (row: Row): number => row.length - (row.at(-1)?.plain === DELETE ? 1 : 0);

function placeBefore(key: string, row: Row): number {
  const at = row.findIndex(({ plain }) => plain === key);
  return at === -1 ? 0 : at;
}

const isLetter = ({ plain }: Key): boolean => /^[\p{L}\p{M}]/u.test(plain);
const isNo =
  (these: Row) =>
  (key: Key): boolean =>
    !these.includes(key);

/** Where there are Latin letters, those with accents are no plain ones. */
function isPlainIn(letters: readonly Row[]): (key: Key) => boolean {
  const isBase = ({ plain }: Key): boolean => /^[a-z]$/i.test(plain);
  return letters.flat().some(isBase) ? (key) => isBase(key) || !isLetter(key) : () => true;
}

function partsOf(rows: readonly Row[]): Parts {
  const ends = rows.filter((row) => row.some(isEnd));
  const digits = rows.filter((row) => row.some(({ plain }) => /^\d$/.test(plain)));
  const others = rows.filter((row) => !ends.includes(row) && !digits.includes(row));
  return others.length === 0
    ? { digits: digits.slice(0, -1), letters: [], last: digits.at(-1) ?? [], ends }
    : { digits, letters: others.slice(0, -1), last: others.at(-1) ?? [], ends };
}

const isEnd = ({ plain }: Key): boolean => plain.length > 1 && plain.startsWith('@');
const cellsOf = (row: Row): number => row.length + row.filter(isEnd).length * (END_CELLS - 1);

const rowsOf = (layout: Layout): Row[] =>
  layout.default.map((row, at) => {
    const shift = layout.shift[at]?.split(' ') ?? [];
    return row.split(' ').map((plain, place) => ({ plain, shift: shift[place] ?? plain }));
  });

const layoutOf = (rows: readonly Row[]): Layout => ({
  default: rows.map((row) => row.map(({ plain }) => plain).join(' ')),
  shift: rows.map((row) => row.map(({ shift }) => shift).join(' ')),
});
