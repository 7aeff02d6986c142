import type { Paper, PaperItem } from './paper.ts';

/** The paper as lines of plain text: columns kept by blanks, pictures and codes named in brackets, no blank lines at the end. */
export function paperToText(paper: Paper): string[] {
  const lines = paper.lines.map((line) => line.items.reduce(addItem, '').trimEnd());
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

/** All papers as one text, with a line where each was cut. */
export function papersToText(papers: readonly Paper[]): string {
  return papers.map((paper) => `${paperToText(paper).join('\n')}\n---- ${paper.end} ----\n`).join('');
}

/** One column of text for each 12 dots, the cell of font A. */
const COLUMN_DOTS = 12;

function addItem(line: string, item: PaperItem): string {
  const column = Math.round(item.xDots / COLUMN_DOTS);
  return line.padEnd(column) + describe(item);
}

function describe(item: PaperItem): string {
  switch (item.kind) {
    case 'text':
      return item.text;
    case 'image':
      return `[image ${item.widthDots}x${item.heightDots}]`;
    case 'qr':
      return `[qr ${item.content}]`;
    case 'barcode':
      return `[barcode ${item.content}]`;
  }
}
