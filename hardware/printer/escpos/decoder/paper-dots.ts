import { dotAt, drawDots, scaleDots } from './dots.ts';
import type { GlyphSource } from './glyphs.ts';
import type { DotImage, Paper, PaperItem } from './paper.ts';

/** The whole paper dot by dot, as the head burns it. */
export function paperToDots(paper: Paper, glyphs: GlyphSource): DotImage {
  const heightDots = Math.max(
    1,
    paper.lengthDots,
    ...paper.lines.map((line) => line.topDots + line.heightDots),
  );
  const canvas = new Uint8Array(paper.widthDots * heightDots);
  for (const line of paper.lines) {
    for (const item of line.items) burn(item, line.topDots + line.heightDots - item.heightDots);
  }
  return drawDots(paper.widthDots, heightDots, (x, y) => canvas[y * paper.widthDots + x] === 1);

  function burn(item: PaperItem, topDots: number): void {
    if (item.kind !== 'text') {
      burnImage(item.image, item.xDots, topDots);
      return;
    }
    let xDots = item.xDots;
    for (const character of item.text) {
      burnImage(cell(character, item, glyphs), xDots, topDots);
      xDots += item.cellWidthDots;
    }
  }

  function burnImage(image: DotImage, left: number, top: number): void {
    for (let y = 0; y < image.heightDots; y += 1) {
      for (let x = 0; x < image.widthDots && left + x < paper.widthDots; x += 1) {
        if (dotAt(image, x, y)) canvas[(top + y) * paper.widthDots + left + x] = 1;
      }
    }
  }
}

type TextItem = Extract<PaperItem, { kind: 'text' }>;

/** One character with all that its style adds. Bold is struck twice, one dot apart. */
function cell(character: string, { style, cellWidthDots }: TextItem, glyphs: GlyphSource): DotImage {
  const glyph = scaleDots(glyphs.glyph(character, style.font), style.widthScale, style.heightScale);
  const underlineFrom = glyph.heightDots - style.underlineDots;
  return drawDots(cellWidthDots, glyph.heightDots, (x, y) => {
    const struck = dotAt(glyph, x, y) || (style.bold && dotAt(glyph, x - 1, y)) || y >= underlineFrom;
    return struck !== style.reverse;
  });
}
