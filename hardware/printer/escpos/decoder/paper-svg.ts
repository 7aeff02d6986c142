import type { Paper, PaperItem, PaperLine } from './paper.ts';
import { dotsToPng } from './paper-png.ts';
import { cellSize } from './print-settings.ts';

/** The blank edge that paper has beside the print area: 80 mm paper is 640 dots, the area 576. */
const EDGE_DOTS = 32;
const TOOTH_DOTS = 8;
const INK = '#23211e';
const PAPER = '#fffefa';

/** The paper as a picture for a page: text as text, the rest dot by dot; a cut edge is jagged, one in the printer is not. */
export function paperToSvg(paper: Paper): string {
  const width = paper.widthDots + EDGE_DOTS * 2;
  const height = paper.lengthDots + EDGE_DOTS * 2;
  const body = paper.lines.map(drawLine).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
    `aria-label="Paper ${paper.number}"><path d="${outline(width, height, paper.end)}" fill="${PAPER}"/>` +
    `<g transform="translate(${EDGE_DOTS} ${EDGE_DOTS})">${body}</g></svg>`
  );
}

function drawLine(line: PaperLine): string {
  return line.items.map((item) => drawItem(item, line.topDots + line.heightDots - item.heightDots)).join('');
}

function drawItem(item: PaperItem, top: number): string {
  if (item.kind === 'text') return drawText(item, top);
  const data = dotsToPng(item.image, 0).toString('base64');
  const label = item.kind === 'image' ? '' : `<title>${escapeXml(item.content)}</title>`;
  return (
    `<image x="${item.xDots}" y="${top}" width="${item.widthDots}" height="${item.heightDots}" ` +
    `style="image-rendering:pixelated;mix-blend-mode:multiply" href="data:image/png;base64,${data}">${label}</image>`
  );
}

/** Printers put characters down from left to right whatever their script: the picture must not reorder them. */
function drawText(item: Extract<PaperItem, { kind: 'text' }>, top: number): string {
  const { style } = item;
  const cell = cellSize({ ...style, widthScale: 1, heightScale: 1 });
  const width = item.widthDots / style.widthScale;
  const back = style.reverse ? `<rect width="${width}" height="${cell.heightDots}" fill="${INK}"/>` : '';
  const lineAt = cell.heightDots - style.underlineDots;
  const under =
    style.underlineDots > 0
      ? `<rect y="${lineAt}" width="${width}" height="${style.underlineDots}" fill="${INK}"/>`
      : '';
  const size = style.font === 'A' ? 20 : 15;
  return (
    `<g transform="translate(${item.xDots} ${top}) scale(${style.widthScale} ${style.heightScale})">${back}` +
    `<text y="${style.font === 'A' ? 18.5 : 13}" font-family="'Printer', 'DejaVu Sans Mono', monospace" font-size="${size}" xml:space="preserve" ` +
    `textLength="${width}" lengthAdjust="spacingAndGlyphs" direction="ltr" unicode-bidi="bidi-override" ` +
    `font-weight="${style.bold ? 700 : 400}" fill="${style.reverse ? PAPER : INK}" style="white-space:pre">${escapeXml(item.text)}</text>${under}</g>`
  );
}

function outline(width: number, height: number, end: Paper['end']): string {
  if (end === 'printing') return `M0 0H${width}V${height}H0Z`;
  const depth = end === 'torn' ? TOOTH_DOTS * 2.5 : TOOTH_DOTS;
  const teeth = Math.round(width / (TOOTH_DOTS * 2));
  const step = width / teeth;
  let path = `M0 ${depth}`;
  for (let tooth = 0; tooth < teeth; tooth += 1)
    path += `L${((tooth + 0.5) * step).toFixed(1)} 0L${((tooth + 1) * step).toFixed(1)} ${depth}`;
  path += `V${height - depth}`;
  for (let tooth = teeth; tooth > 0; tooth -= 1)
    path += `L${((tooth - 0.5) * step).toFixed(1)} ${height}L${((tooth - 1) * step).toFixed(1)} ${height - depth}`;
  return `${path}Z`;
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // Control characters have no place in XML; a printer would draw nothing for them either.
  return [...text].map((character) => (character < ' ' ? ' ' : (entities[character] ?? character))).join('');
}
