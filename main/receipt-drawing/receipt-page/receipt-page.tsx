import '@fontsource/noto-sans/400.css';
import '@fontsource/noto-sans/700.css';
import '@fontsource/noto-sans-arabic/400.css';
import '@fontsource/noto-sans-arabic/700.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import './receipt-page.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { MARK_BITS, MARK_CELL_DOTS, MARK_HEIGHT_DOTS } from '../mark.ts';
import type { ReceiptJob } from '../receipt-job.ts';
import { centreOnPaper } from './centre-on-paper.ts';
import { drawLogo } from './draw-logo.ts';
import { OnPaper } from './on-paper.tsx';

/** Puts the receipt on the page and waits for its fonts. Returns its height, without the mark, in dots. */
async function showReceipt(job: ReceiptJob): Promise<number> {
  const { language, direction } = job.document;
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  const paper = document.createElement('main');
  document.body.replaceChildren(paper);
  flushSync(() => createRoot(paper).render(<OnPaper {...job} />));
  for (const picture of paper.querySelectorAll<SVGSVGElement>('.picture'))
    centreOnPaper(picture, job.widthDots);
  await fontsLoaded();
  const heightDots = Math.ceil(document.body.getBoundingClientRect().height);
  document.body.append(drawMark(job.mark, heightDots));
  return heightDots;
}

/** Resolves when another frame has been drawn. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

Object.assign(window, { showReceipt, nextFrame, drawLogo });

async function fontsLoaded(): Promise<void> {
  // Fonts are asked for when text is laid out: only then is there something to wait for.
  void document.body.offsetHeight;
  await document.fonts.ready;
  for (const font of document.fonts) {
    if (font.status === 'error') throw new Error(`the font ${font.family} could not be loaded`);
  }
}

function drawMark(mark: number, top: number): HTMLElement {
  const cells = document.createElement('div');
  cells.className = 'mark';
  cells.style.top = `${top}px`;
  for (let bit = 0; bit < MARK_BITS; bit += 1) {
    const cell = document.createElement('span');
    cell.style.width = `${MARK_CELL_DOTS}px`;
    cell.style.height = `${MARK_HEIGHT_DOTS}px`;
    cell.style.background = (mark >>> bit) & 1 ? '#000' : '#fff';
    cells.append(cell);
  }
  return cells;
}
