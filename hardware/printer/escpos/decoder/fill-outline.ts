import type { PathCommand } from 'opentype.js';
import { drawDots } from './dots.ts';
import type { DotImage } from './paper.ts';

type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** As many samples a dot in each direction; a dot is black when at least 7 of 16 samples lie inside. */
const SAMPLES = 4;
const BLACK_FROM = 7;

/** Fills an outline (non-zero winding) into dots of one bit. */
export function fillOutline(
  commands: readonly PathCommand[],
  widthDots: number,
  heightDots: number,
): DotImage {
  const edges = flatten(commands);
  const samples = new Uint8Array(widthDots * heightDots);
  for (let row = 0; row < heightDots * SAMPLES; row += 1) {
    const y = (row + 0.5) / SAMPLES;
    const crossings = edges
      .filter((edge) => edge.y0 <= y !== edge.y1 <= y)
      .map((edge) => ({
        x: edge.x0 + ((y - edge.y0) * (edge.x1 - edge.x0)) / (edge.y1 - edge.y0),
        turn: edge.y1 > edge.y0 ? 1 : -1,
      }));
    for (let column = 0; column < widthDots * SAMPLES; column += 1) {
      const x = (column + 0.5) / SAMPLES;
      const winding = crossings.reduce((sum, crossing) => (crossing.x < x ? sum + crossing.turn : sum), 0);
      if (winding === 0) continue;
      const index = Math.floor(row / SAMPLES) * widthDots + Math.floor(column / SAMPLES);
      samples[index] = (samples[index] ?? 0) + 1;
    }
  }
  return drawDots(widthDots, heightDots, (x, y) => (samples[y * widthDots + x] ?? 0) >= BLACK_FROM);
}

const CURVE_STEPS = 6;

function flatten(commands: readonly PathCommand[]): Edge[] {
  const edges: Edge[] = [];
  let at = { x: 0, y: 0 };
  let begin = at;
  const lineTo = (x: number, y: number): void => {
    edges.push({ x0: at.x, y0: at.y, x1: x, y1: y });
    at = { x, y };
  };
  for (const command of commands) {
    switch (command.type) {
      case 'M':
        at = { x: command.x, y: command.y };
        begin = at;
        break;
      case 'L':
        lineTo(command.x, command.y);
        break;
      case 'Q': {
        const from = at;
        for (let step = 1; step <= CURVE_STEPS; step += 1) {
          const t = step / CURVE_STEPS;
          lineTo(bezier([from.x, command.x1, command.x], t), bezier([from.y, command.y1, command.y], t));
        }
        break;
      }
      case 'C': {
        const from = at;
        for (let step = 1; step <= CURVE_STEPS; step += 1) {
          const t = step / CURVE_STEPS;
          lineTo(
            bezier([from.x, command.x1, command.x2, command.x], t),
            bezier([from.y, command.y1, command.y2, command.y], t),
          );
        }
        break;
      }
      case 'Z':
        lineTo(begin.x, begin.y);
        break;
    }
  }
  return edges;
}

/** De Casteljau's way, for curves of any degree. */
function bezier(points: readonly number[], t: number): number {
  let row = [...points];
  while (row.length > 1) row = row.slice(1).map((point, index) => (row[index] ?? 0) * (1 - t) + point * t);
  return row[0] ?? 0;
}
