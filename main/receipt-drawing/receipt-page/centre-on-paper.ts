import { PADDING_DOTS } from './on-paper.tsx';

/**
 * Puts a picture in the middle of the paper, on whole dots: half of an odd rest, which `auto` would give, lies between two. The margin
 * stands where lines begin: a page in Arabic ignores a left margin of what does not fill its line.
 */
export function centreOnPaper(picture: SVGSVGElement, paperDots: number): void {
  const rest = paperDots - picture.width.baseVal.value;
  picture.style.marginInlineStart = `${Math.floor(rest / 2) - PADDING_DOTS}px`;
}
