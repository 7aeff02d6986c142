import { darkEnough } from '../../domain/town/index.ts';

/** Tells the stylesheets how large the panel and its pixels are, and what colours the town has. */
export function dressPage(
  page: HTMLElement,
  look: { readonly panelShortSideMm: number; readonly colour: string; readonly accent?: string | undefined },
  viewport: { readonly width: number; readonly height: number },
): void {
  const shortSide = Math.min(viewport.width, viewport.height);
  const scale = Math.min(2, Math.max(SMALLEST_SCALE, shortSide / DESIGNED_FOR));
  page.style.setProperty('--scale', `${scale}px`);
  page.style.setProperty('--mm', `${shortSide / look.panelShortSideMm}px`);
  page.style.setProperty('--town-colour', darkEnough(look.colour));
  if (look.accent !== undefined) page.style.setProperty('--town-accent', look.accent);
}

const DESIGNED_FOR = 1080;
const SMALLEST_SCALE = 0.6;
