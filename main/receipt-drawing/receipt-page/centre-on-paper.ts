/** The page's padding on every side, in dots. */
const PADDING_DOTS = 8;

/**
 * Puts a picture in the middle of the paper, on whole dots: half of an odd rest, which `auto` would give, lies between two. The margin
 * stands where lines begin: a page in Arabic ignores a left margin of what does not fill its line.
 */
export function centreOnPaper(
  picture: HTMLElement | SVGElement,
  pictureDots: number,
  paperDots: number,
): void {
  picture.style.marginInlineStart = `${Math.floor((paperDots - pictureDots) / 2) - PADDING_DOTS}px`;
}
