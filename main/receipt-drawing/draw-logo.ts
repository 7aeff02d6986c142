import type { Session } from 'electron';
import { z } from 'zod';
import { onDrawingPage } from './drawing-window.ts';
import { type DrawnLogo, LOGO_HEIGHT_DOTS, WIDEST_LOGO_DOTS } from './logo-on-paper.ts';

const DEADLINE_MS = 10_000;

/** What the page gives back: four bytes a pixel, as text. */
const Pixels = z.object({
  widthDots: z.int().min(8).max(WIDEST_LOGO_DOTS).multipleOf(8),
  heightDots: z.literal(LOGO_HEIGHT_DOTS),
  base64: z.base64(),
});

/**
 * Draws a town's logo (SVG that was checked) in the size that it has on paper. Rejects when the page crashed, could not read it, or the
 * deadline passed.
 */
export async function drawLogo(session: Session, svg: string): Promise<DrawnLogo> {
  const size = { widestDots: WIDEST_LOGO_DOTS, heightDots: LOGO_HEIGHT_DOTS };
  const page = { widthDots: WIDEST_LOGO_DOTS, deadlineMs: DEADLINE_MS, what: 'the logo' };
  const drawn = await onDrawingPage(session, page, ({ webContents }) =>
    webContents.executeJavaScript(`drawLogo(${JSON.stringify({ svg, ...size })})`),
  );
  const { widthDots, heightDots, base64 } = Pixels.parse(drawn);
  return { pixels: Buffer.from(base64, 'base64'), widthDots, heightDots };
}
