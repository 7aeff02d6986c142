/** Reads a byte of the command, counted from its first; undefined where it has not come yet. */
export type ByteAt = (index: number) => number | undefined;

/** The command's whole length; `unknown` when its parameters allow none; undefined while too little has come to tell. */
export type Measure = (at: ByteAt) => number | 'unknown' | undefined;

export type CommandForm = { readonly name: string; readonly headerLength: number; readonly measure: Measure };

/** No printer has the memory for more in one command. */
const LONGEST_COMMAND = 16 * 1024 * 1024;

/** The form of the command that begins here, by its first two (or three) bytes; undefined while they have not all come. */
export function commandForm(at: ByteAt): CommandForm | 'unknown' | undefined {
  const first = at(0);
  if (first === undefined) return undefined;
  const single = SINGLE.get(first);
  if (single !== undefined) return single;
  const family = FAMILIES.get(first);
  if (family === undefined) return 'unknown';
  const second = at(1);
  if (second === undefined) return undefined;
  const character = String.fromCharCode(second);
  if (character === '(' && family.name !== 'DLE') return lengthPrefixed(family.name, at(2));
  return family.forms.get(second) ?? 'unknown';
}

function lengthPrefixed(family: string, letter: number | undefined): CommandForm | 'unknown' | undefined {
  if (letter === undefined) return undefined;
  if (letter < 0x41 || letter > 0x7a) return 'unknown';
  return {
    name: `${family} ( ${String.fromCharCode(letter)}`,
    headerLength: 5,
    measure: (at) => sum(5, word(at, 3)),
  };
}

function form(name: string, headerLength: number, measure: Measure): CommandForm {
  return { name, headerLength, measure };
}

const SINGLE: ReadonlyMap<number, CommandForm> = new Map(
  Object.entries({ NUL: 0x00, HT: 0x09, LF: 0x0a, FF: 0x0c, CR: 0x0d, CAN: 0x18 }).map(([name, code]) => [
    code,
    form(name, 1, () => 1),
  ]),
);

function family(
  name: string,
  measures: Record<string, number | Measure>,
): { name: string; forms: Map<number, CommandForm> } {
  const forms = new Map<number, CommandForm>();
  for (const [letter, measure] of Object.entries(measures)) {
    const parameters = typeof measure === 'number' ? measure : undefined;
    forms.set(
      letter.charCodeAt(0),
      form(
        `${name} ${letter === '\f' ? 'FF' : letter}`,
        2,
        parameters === undefined ? (measure as Measure) : () => 2 + parameters,
      ),
    );
  }
  return { name, forms };
}

/** Numbers are counts of parameter bytes. */
// biome-ignore format: a table
const ESC = family('ESC', {
  '\f': 0, ' ': 1, '!': 1, $: 2, '%': 1, '*': bitImage, '-': 1, '2': 0, '3': 1, '=': 1, '?': 1, '@': 0, '&': userCharacters,
  D: tabStops, E: 1, G: 1, J: 1, K: 1, L: 0, M: 1, R: 1, S: 0, T: 1, V: 1, W: 8, '\\': 2, a: 1, c: 2, d: 1, e: 1, i: 0, m: 0,
  p: 3, r: 1, t: 1, u: 1, v: 0, '{': 1,
});

// biome-ignore format: a table
const GS = family('GS', {
  '!': 1, $: 2, '*': downloadedImage, '/': 1, ':': 0, '8': longGraphics, B: 1, C: counter, H: 1, I: 1, L: 2, P: 2, Q: oldRaster, T: 1,
  V: cut, W: 2, '\\': 2, '^': 3, a: 1, b: 1, c: 0, f: 1, g: 3, h: 1, j: 1, k: barcode, r: 1, v: raster, w: 1, z: 2,
});

const FS = family('FS', { '!': 1, '&': 0, '.': 0, '-': 1, '2': 74, C: 1, S: 2, W: 1, p: 2 });

const DLE: { name: string; forms: Map<number, CommandForm> } = {
  name: 'DLE',
  forms: new Map([
    [0x04, form('DLE EOT', 2, () => 3)],
    [0x05, form('DLE ENQ', 2, () => 3)],
    [0x14, form('DLE DC4', 2, realTimeRequest)],
  ]),
};

const FAMILIES: ReadonlyMap<number, { name: string; forms: ReadonlyMap<number, CommandForm> }> = new Map([
  [0x10, DLE],
  [0x1b, ESC],
  [0x1c, FS],
  [0x1d, GS],
]);

function word(at: ByteAt, index: number): number | undefined {
  const low = at(index);
  const high = at(index + 1);
  return low === undefined || high === undefined ? undefined : low + high * 256;
}

function sum(header: number, data: number | undefined): number | 'unknown' | undefined {
  if (data === undefined) return undefined;
  return header + data > LONGEST_COMMAND ? 'unknown' : header + data;
}

function bitImage(at: ByteAt): number | 'unknown' | undefined {
  const mode = at(2);
  const columns = word(at, 3);
  if (mode === undefined || columns === undefined) return undefined;
  if (mode === 0 || mode === 1) return 5 + columns;
  return mode === 32 || mode === 33 ? 5 + columns * 3 : 'unknown';
}

function tabStops(at: ByteAt): number | 'unknown' | undefined {
  for (let index = 2; index <= 2 + 32; index += 1) {
    const stop = at(index);
    if (stop === undefined) return undefined;
    if (stop === 0) return index + 1;
  }
  return 'unknown';
}

function userCharacters(at: ByteAt): number | 'unknown' | undefined {
  const [rows, from, to] = [at(2), at(3), at(4)];
  if (rows === undefined || from === undefined || to === undefined) return undefined;
  let length = 5;
  for (let code = from; code <= to; code += 1) {
    const columns = at(length);
    if (columns === undefined) return undefined;
    length += 1 + columns * rows;
  }
  return length;
}

function downloadedImage(at: ByteAt): number | undefined {
  const [x, y] = [at(2), at(3)];
  return x === undefined || y === undefined ? undefined : 4 + x * y * 8;
}

function longGraphics(at: ByteAt): number | 'unknown' | undefined {
  const letter = at(2);
  if (letter === undefined) return undefined;
  if (letter !== 0x4c) return 'unknown';
  const [low, high] = [word(at, 3), word(at, 5)];
  return low === undefined || high === undefined ? undefined : sum(7, low + high * 65_536);
}

function counter(at: ByteAt): number | 'unknown' | undefined {
  const letter = at(2);
  if (letter === undefined) return undefined;
  const lengths: Record<number, number> = { 48: 5, 49: 9, 50: 5 };
  return lengths[letter] ?? 'unknown';
}

function oldRaster(at: ByteAt): number | 'unknown' | undefined {
  const zero = at(2);
  return zero === undefined ? undefined : zero === 0x30 ? sum(8, area(at, 4)) : 'unknown';
}

function raster(at: ByteAt): number | 'unknown' | undefined {
  const zero = at(2);
  if (zero === undefined) return undefined;
  return zero === 0x30 ? sum(8, area(at, 4)) : 'unknown';
}

function area(at: ByteAt, index: number): number | undefined {
  const [x, y] = [word(at, index), word(at, index + 2)];
  return x === undefined || y === undefined ? undefined : x * y;
}

function cut(at: ByteAt): number | 'unknown' | undefined {
  const mode = at(2);
  if (mode === undefined) return undefined;
  if (mode === 0 || mode === 1 || mode === 48 || mode === 49) return 3;
  return [65, 66, 97, 98, 103, 104].includes(mode) ? 4 : 'unknown';
}

function barcode(at: ByteAt): number | 'unknown' | undefined {
  const system = at(2);
  if (system === undefined) return undefined;
  if (system >= 65 && system <= 79) return sum(4, at(3));
  if (system > 6) return 'unknown';
  for (let index = 3; index < 3 + 256; index += 1) {
    const byte = at(index);
    if (byte === undefined) return undefined;
    if (byte === 0) return index + 1;
  }
  return 'unknown';
}

function realTimeRequest(at: ByteAt): number | 'unknown' | undefined {
  const request = at(2);
  if (request === undefined) return undefined;
  const lengths: Record<number, number> = { 1: 5, 2: 5, 3: 9, 7: 4, 8: 10 };
  return lengths[request] ?? 'unknown';
}
