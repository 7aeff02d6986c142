import { encode } from 'uqr';

/** A picture as a portable greymap (PGM), for a program that reads codes. */
export type Picture = Uint8Array;

const MODULE = 4;

/** A QR code of this text with error correction M. */
export function qrPicture(text: string): Picture {
  return greymap(encode(text, { ecc: 'M', border: 4 }).data);
}

/** Code 128, set B (ISO/IEC 15417); GS stands for FNC1, which as the first character makes it GS1-128. */
export function code128Picture(text: string): Picture {
  const values = [...text].map((character) => (character === '\u001d' ? FNC1 : character.charCodeAt(0) - 32));
  const check = values.reduce((total, value, at) => total + value * (at + 1), START_B) % 103;
  const bars: boolean[] = Array(10).fill(false);
  for (const value of [START_B, ...values, check, STOP])
    for (const [at, width] of [...(WIDTHS[value] ?? '')].entries())
      bars.push(...Array(Number(width)).fill(at % 2 === 0));
  bars.push(...Array(10).fill(false));
  return greymap(Array(30).fill(bars));
}

function greymap(rows: readonly (readonly boolean[])[]): Picture {
  const width = (rows[0]?.length ?? 0) * MODULE;
  const head = Buffer.from(`P5 ${width} ${rows.length * MODULE} 255\n`);
  const line = (row: readonly boolean[]): Buffer =>
    Buffer.from(row.flatMap((dark) => Array(MODULE).fill(dark ? 0 : 255)));
  return Buffer.concat([head, ...rows.flatMap((row) => Array(MODULE).fill(line(row)))]);
}

const START_B = 104;
const STOP = 106;
const FNC1 = 102;
/** Widths of bar, space, bar and so on by value. */
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
