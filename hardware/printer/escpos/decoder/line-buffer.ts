import type { DotImage, PaperItem, TextStyle } from './paper.ts';
import { type Alignment, cellSize } from './print-settings.ts';

/** The printer's line buffer: what stands on the line that has not been printed yet. */
export type LineBuffer = {
  readonly isEmpty: boolean;
  /** From the margin to where the next thing goes. */
  readonly cursorDots: number;
  moveTo(dots: number): void;
  /** False when it does not fit any more: print the line and ask again. */
  addCharacter(character: string, style: TextStyle, spacingDots: number): boolean;
  addImage(image: DotImage): void;
  /** Empties the buffer and gives its items, moved to their alignment, on the paper. */
  take(align: Alignment): PaperItem[];
  clear(): void;
};

/** @param area where the print area lies on the paper, asked for each time as commands change it. */
export function createLineBuffer(
  area: () => { readonly leftDots: number; readonly widthDots: number },
): LineBuffer {
  let items: PaperItem[] = [];
  let cursorDots = 0;

  return {
    get isEmpty() {
      return items.length === 0;
    },
    get cursorDots() {
      return cursorDots;
    },
    moveTo(dots) {
      cursorDots = dots;
    },
    addCharacter,
    addImage(image) {
      items.push({
        kind: 'image',
        xDots: cursorDots,
        widthDots: image.widthDots,
        heightDots: image.heightDots,
        image,
      });
      cursorDots += image.widthDots;
    },
    take,
    clear,
  };

  function addCharacter(character: string, style: TextStyle, spacingDots: number): boolean {
    const cell = cellSize(style);
    if (cursorDots > 0 && cursorDots + cell.widthDots > area().widthDots) return false;
    const advance = cell.widthDots + spacingDots * style.widthScale;
    const last = items[items.length - 1];
    if (
      last?.kind === 'text' &&
      last.xDots + last.widthDots === cursorDots &&
      sameStyle(last.style, style) &&
      last.cellWidthDots === advance
    ) {
      items[items.length - 1] = { ...last, text: last.text + character, widthDots: last.widthDots + advance };
    } else {
      const placed = { xDots: cursorDots, widthDots: advance, heightDots: cell.heightDots };
      items.push({ kind: 'text', ...placed, text: character, style, cellWidthDots: advance });
    }
    cursorDots += advance;
    return true;
  }

  function take(align: Alignment): PaperItem[] {
    const { leftDots, widthDots } = area();
    const free = Math.max(0, widthDots - cursorDots);
    const shift = leftDots + (align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2));
    const taken = items.map((item) => ({ ...item, xDots: item.xDots + shift }));
    clear();
    return taken;
  }

  function clear(): void {
    items = [];
    cursorDots = 0;
  }
}

function sameStyle(one: TextStyle, other: TextStyle): boolean {
  return (
    one.font === other.font &&
    one.bold === other.bold &&
    one.underlineDots === other.underlineDots &&
    one.reverse === other.reverse &&
    one.widthScale === other.widthScale &&
    one.heightScale === other.heightScale
  );
}
