import { readFile } from 'node:fs/promises';
import { LARGEST_DRAWING_BYTES, pictureProblem } from '../../domain/content/index.ts';
import { messageOf } from '../../domain/failure/index.ts';
import type { MonochromeBitmap } from '../../hardware/printer/index.ts';
import type { ShownContent } from '../content/index.ts';

export type ReceiptSignParts = {
  readonly shown: Pick<ShownContent, 'current' | 'media' | 'onChange'>;
  /** Draws an SVG as paper has it; null when paper can show nothing of it. */
  readonly draw: (svg: string) => Promise<MonochromeBitmap | null>;
  /** What receipts have where the town has no logo, and until it is drawn. */
  readonly emblem: MonochromeBitmap;
  readonly log: (event: string, facts: Readonly<Record<string, string>>) => void;
};

/** The sign at the head of receipts. */
export type ReceiptSign = {
  /** At once: no receipt waits for a logo, and none fails with it. */
  readonly current: () => MonochromeBitmap;
  /** Draws the logo of what is shown now. From then on each newer content's logo is drawn by itself. */
  readonly follow: () => Promise<void>;
};

/** The town's logo as the newest content has it, drawn once for each content; the emblem where there is none. */
export function createReceiptSign({ shown, draw, emblem, log }: ReceiptSignParts): ReceiptSign {
  let sign = emblem;
  let asked: string | null = null;

  async function look(): Promise<void> {
    const { version, content } = shown.current();
    const path = content.brand?.logo?.onLight;
    const url = path === undefined ? null : `/content/${version}/${path}`;
    if (url === asked) return;
    asked = url;
    const drawn = path === undefined || url === null ? null : await drawFile(path, shown.media().get(url));
    // A newer content may have come while this one's logo was drawn.
    if (asked === url) sign = drawn ?? emblem;
  }

  async function drawFile(path: string, file: string | undefined): Promise<MonochromeBitmap | null> {
    try {
      if (file === undefined) throw new Error('the content has no such file');
      const bytes = await readFile(file);
      // It was checked when the content was read; the disk may have changed since.
      const expected = pictureProblem(path, bytes.subarray(0, LARGEST_DRAWING_BYTES), bytes.length);
      if (expected !== null) throw new Error(`expected ${expected}`);
      return await draw(bytes.toString('utf8'));
    } catch (error) {
      log('logo-not-drawn', { file: path, error: messageOf(error) });
      return null;
    }
  }

  return {
    current: () => sign,
    follow: async () => {
      shown.onChange(() => void look());
      await look();
    },
  };
}
