/** Tells the stylesheets how large the panel and its pixels are, and what colour the town has. */
export function dressPage(
  page: HTMLElement,
  look: { readonly panelShortSideMm: number; readonly colour: string },
  viewport: { readonly width: number; readonly height: number },
): void {
  const shortSide = Math.min(viewport.width, viewport.height);
  const scale = Math.min(2, Math.max(SMALLEST_SCALE, shortSide / DESIGNED_FOR));
  page.style.setProperty('--scale', `${scale}px`);
  page.style.setProperty('--mm', `${shortSide / look.panelShortSideMm}px`);
  page.style.setProperty('--town-colour', darkEnough(look.colour));
}

const DESIGNED_FOR = 1080;
const SMALLEST_SCALE = 0.6;
const LEAST_CONTRAST = 7;
const STEP = 0.96;

/** The colour, darkened until white text on it has a contrast of 7:1 (WCAG 1.4.6). */
export function darkEnough(colour: string): string {
  let channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  while (contrastWithWhite(channels) < LEAST_CONTRAST) channels = channels.map((channel) => channel * STEP);
  return `#${channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, definition of contrast ratio. */
function contrastWithWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
