import { code128Widths } from './code128.ts';
import { drawDots } from './dots.ts';
import type { DotImage } from './paper.ts';

/** What `GS h`, `GS w`, `GS H` and `GS f` have set. The characters' place: 0 none, 1 above, 2 below, 3 both. */
export type BarcodeSettings = {
  readonly heightDots: number;
  readonly moduleDots: number;
  readonly characters: 0 | 1 | 2 | 3;
};

export const BARCODE_DEFAULTS: BarcodeSettings = { heightDots: 162, moduleDots: 3, characters: 0 };

/** The bars of a CODE128; undefined when the data are none. */
export function code128Image(data: Uint8Array, settings: BarcodeSettings): DotImage | undefined {
  const widths = code128Widths(data);
  if (widths === undefined) return undefined;
  const modules = widths.flatMap((width, index) => Array<boolean>(width).fill(index % 2 === 0));
  return drawDots(
    modules.length * settings.moduleDots,
    settings.heightDots,
    (x) => modules[Math.floor(x / settings.moduleDots)] ?? false,
  );
}

/** The characters as a person reads them, without the set codes. */
export function code128Text(data: Uint8Array): string {
  let text = '';
  let pairs = false;
  for (let index = 0; index < data.length; index += 1) {
    const character = String.fromCharCode(data[index] ?? 0);
    if (character === '{') {
      index += 1;
      const next = String.fromCharCode(data[index] ?? 0);
      if (next === '{') text += next;
      else pairs = next === 'C';
    } else text += pairs ? String(data[index]).padStart(2, '0') : character;
  }
  return text;
}
