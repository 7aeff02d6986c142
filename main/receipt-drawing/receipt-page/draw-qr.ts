import { encode } from 'uqr';
import { centreOnPaper } from './centre-on-paper.ts';

const WIDEST_DOTS = 320;
const QUIET_MODULES = 4;

/** A QR code whose modules are whole dots and lie on whole dots, so that no printer blurs them. */
export function drawQr(data: string, widthDots: number): HTMLCanvasElement {
  const { data: modules, size } = encode(data, { ecc: 'M', border: QUIET_MODULES });
  const room = Math.min(WIDEST_DOTS, widthDots - 16);
  const moduleDots = Math.max(1, Math.floor(room / size));
  const canvas = document.createElement('canvas');
  canvas.className = 'qr';
  canvas.width = size * moduleDots;
  canvas.height = size * moduleDots;
  centreOnPaper(canvas, canvas.width, widthDots);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw a QR code on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [y, row] of modules.entries()) {
    for (const [x, black] of row.entries()) {
      if (black) context.fillRect(x * moduleDots, y * moduleDots, moduleDots, moduleDots);
    }
  }
  return canvas;
}
