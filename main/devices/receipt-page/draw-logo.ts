const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A town hall with its columns, on a grid of 32 by 28. */
const SHAPES = [
  'M16 0 31 9V11H1V9Z',
  'M4 13H8V23H4Z',
  'M11 13H15V23H11Z',
  'M17 13H21V23H17Z',
  'M24 13H28V23H24Z',
  'M1 25H31V28H1Z',
];

/** The emblem at the head of a receipt. */
export function drawLogo(widthDots: number): SVGSVGElement {
  const logo = document.createElementNS(NAMESPACE, 'svg');
  logo.setAttribute('class', 'logo');
  logo.setAttribute('viewBox', '0 0 32 28');
  logo.setAttribute('width', '96');
  logo.setAttribute('height', '84');
  logo.style.marginLeft = `${Math.floor((widthDots - 96) / 2) - 8}px`;
  for (const shape of SHAPES) {
    const path = document.createElementNS(NAMESPACE, 'path');
    path.setAttribute('d', shape);
    logo.append(path);
  }
  return logo;
}
