import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/700.css';
import '@fontsource/noto-sans-arabic/400.css';
import '@fontsource/noto-sans-arabic/700.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './receipt-page.css';
import type { ReceiptBlock } from '../../../domain/paper/index.ts';
import { MARK_BITS, MARK_CELL_DOTS, MARK_HEIGHT_DOTS } from '../mark.ts';
import type { ReceiptJob } from '../receipt-job.ts';
import { drawLogo } from './draw-logo.ts';
import { drawQr } from './draw-qr.ts';

/** Puts the receipt on the page and waits for its fonts. Returns its height, without the mark, in dots. */
async function showReceipt(job: ReceiptJob): Promise<number> {
  const { language, direction, blocks } = job.document;
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  const copy = job.copyWord === null ? [] : [element('div', 'copy', job.copyWord)];
  document.body.replaceChildren(...copy, ...blocks.map((block) => drawBlock(block, job.widthDots)));
  await fontsLoaded();
  const heightDots = Math.ceil(document.body.getBoundingClientRect().height);
  document.body.append(drawMark(job.mark, heightDots));
  return heightDots;
}

/** Resolves when another frame has been drawn. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

Object.assign(window, { showReceipt, nextFrame });

function drawBlock(block: ReceiptBlock, widthDots: number): Element {
  switch (block.kind) {
    case 'logo':
      return drawLogo(widthDots);
    case 'text':
      return element('div', `text ${block.align} ${block.weight}`, block.text);
    case 'row': {
      const row = element('div', `row${block.strong ? ' strong' : ''}`);
      row.append(isolated(block.label), isolated(block.value));
      return row;
    }
    case 'rule':
    case 'tear':
      return element('div', block.kind);
    case 'space':
      return element('div', 'space');
    case 'qr': {
      const qr = element('div', '');
      qr.append(drawQr(block.data, widthDots), element('div', 'text center', block.caption));
      return qr;
    }
  }
}

/**
 * A text that keeps its own direction: a card number or a reference stays readable in an Arabic line. Its cell has the receipt's
 * direction, by which its place in the row is counted.
 */
function isolated(text: string): HTMLElement {
  const cell = element('span', '');
  const part = element('bdi', '', text);
  part.dir = 'auto';
  cell.append(part);
  return cell;
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

async function fontsLoaded(): Promise<void> {
  // Fonts are asked for when text is laid out: only then is there something to wait for.
  void document.body.offsetHeight;
  await document.fonts.ready;
  for (const font of document.fonts) {
    if (font.status === 'error') throw new Error(`the font ${font.family} could not be loaded`);
  }
}

function drawMark(mark: number, top: number): HTMLElement {
  const cells = element('div', 'mark');
  cells.style.top = `${top}px`;
  for (let bit = 0; bit < MARK_BITS; bit += 1) {
    const cell = element('span', '');
    cell.style.width = `${MARK_CELL_DOTS}px`;
    cell.style.height = `${MARK_HEIGHT_DOTS}px`;
    cell.style.background = (mark >>> bit) & 1 ? '#000' : '#fff';
    cells.append(cell);
  }
  return cells;
}
