import { EMBLEM, EMBLEM_SCALE } from '../../emblem/index.ts';
import { centreOnPaper } from './centre-on-paper.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The emblem at the head of a receipt. */
export function drawLogo(widthDots: number): SVGSVGElement {
  const [width, height] = [EMBLEM.width * EMBLEM_SCALE, EMBLEM.height * EMBLEM_SCALE];
  const logo = document.createElementNS(NAMESPACE, 'svg');
  logo.setAttribute('class', 'logo');
  logo.setAttribute('viewBox', `0 0 ${EMBLEM.width} ${EMBLEM.height}`);
  logo.setAttribute('width', String(width));
  logo.setAttribute('height', String(height));
  centreOnPaper(logo, width, widthDots);
  for (const polygon of EMBLEM.polygons) {
    const drawn = document.createElementNS(NAMESPACE, 'polygon');
    drawn.setAttribute('points', polygon.map((point) => point.join(',')).join(' '));
    logo.append(drawn);
  }
  return logo;
}
