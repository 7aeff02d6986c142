import type { Paper, PaperEnd, PaperItem, PaperLine } from './paper.ts';

/** The paper that comes out: the piece in the printer and, handed to the listener, those that ended. */
export type PaperRoll = {
  addLine(items: readonly PaperItem[], feedDots: number): void;
  /** Ends the piece; one without any feed is not counted. */
  end(how: PaperEnd): void;
  current(): Paper;
  /** Dots fed since the last thing was printed on the current piece; undefined when nothing was. */
  dotsSinceContent(): number | undefined;
  /** Dots fed since the roll was made. */
  totalDots(): number;
  /** Lines and feeds since the roll was made. */
  totalLines(): number;
};

export function createPaperRoll(widthDots: number, onPiece: (piece: Paper) => void): PaperRoll {
  let number = 1;
  let lines: PaperLine[] = [];
  let lengthDots = 0;
  let totalDots = 0;
  let totalLines = 0;

  const current = (): Paper => ({ number, widthDots, lengthDots, lines: [...lines], end: 'printing' });

  return {
    addLine(items, feedDots) {
      const heightDots = Math.max(0, ...items.map((item) => item.heightDots));
      lines.push({ topDots: lengthDots, heightDots, feedDots, items });
      lengthDots += feedDots;
      totalDots += feedDots;
      totalLines += 1;
    },
    end(how) {
      if (lengthDots > 0) {
        onPiece({ ...current(), end: how });
        number += 1;
      }
      lines = [];
      lengthDots = 0;
    },
    current,
    dotsSinceContent() {
      const last = lines.findLast((line) => line.items.length > 0);
      return last === undefined ? undefined : lengthDots - last.topDots - last.heightDots;
    },
    totalDots: () => totalDots,
    totalLines: () => totalLines,
  };
}
