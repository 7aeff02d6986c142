import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { fillOutline } from './fill-outline.ts';
import type { DotImage } from './paper.ts';

/** The printer's characters as dots: font A in 12 x 24, font B in 9 x 17. */
export type GlyphSource = { glyph(character: string, font: 'A' | 'B'): DotImage };

const CELLS = {
  A: { widthDots: 12, heightDots: 24, emDots: 20, baselineDots: 19 },
  B: { widthDots: 9, heightDots: 17, emDots: 15, baselineDots: 13 },
} as const;

/** Reads DejaVu Sans Mono (free licence, Latin, Greek, Cyrillic, Arabic letters, box drawing). What it lacks becomes a box. */
export function loadGlyphs(): GlyphSource {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource/dejavu-mono/files/dejavu-mono-latin-400-normal.woff',
  );
  const file = readFileSync(path);
  const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  const drawn = new Map<string, DotImage>();
  return {
    glyph(character, name) {
      const key = name + character;
      const known = drawn.get(key);
      if (known !== undefined) return known;
      const cell = CELLS[name];
      const path = font.charToGlyph(character).getPath(0, cell.baselineDots, cell.emDots);
      const image = fillOutline(path.commands, cell.widthDots, cell.heightDots);
      drawn.set(key, image);
      return image;
    },
  };
}
