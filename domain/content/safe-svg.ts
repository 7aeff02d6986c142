/**
 * A drawing in SVG that only draws: shapes, groups, gradients and words for those who do not see it. Nothing in it loads, runs,
 * moves, links or is styled from elsewhere. What is not on the lists below is refused with its line, so that its
 * author can take it out; the file is never changed, and stays what central signed.
 *
 * Stricter than XML: no document type, no entities but the five of XML, no sections, no namespaces with a prefix.
 */

/** Elements and the attributes that each has of its own. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  svg: ['xmlns', 'viewBox', 'width', 'height', 'preserveAspectRatio', 'version', 'role', 'aria-label'],
  g: [],
  defs: [],
  title: [],
  desc: [],
  path: ['d', 'pathLength'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
  linearGradient: ['x1', 'y1', 'x2', 'y2', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy', 'fr', 'gradientUnits', 'gradientTransform', 'spreadMethod'],
  stop: ['offset', 'stop-color', 'stop-opacity'],
  clipPath: ['clipPathUnits'],
  mask: ['x', 'y', 'width', 'height', 'maskUnits', 'maskContentUnits'],
};

/** What every element may have. */
const LOOKS: readonly string[] = [
  'id',
  'transform',
  'fill',
  'fill-opacity',
  'fill-rule',
  'clip-rule',
  'clip-path',
  'mask',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'opacity',
  'color',
  'vector-effect',
  'shape-rendering',
];

/** Elements that hold words. */
const WORDS: readonly string[] = ['title', 'desc'];
const NAMESPACE = 'http://www.w3.org/2000/svg';
/** A value points to nothing, or to a part of the same drawing. */
const POINTS = /[a-z]+\s*\(/i;
const HARMLESS_CALL =
  /^(url\(#[\w-]+\)|rgba?\([\d\s.,%/]+\)|hsla?\([\d\s.,%/a-z]+\)|((translate|scale|rotate|skewX|skewY|matrix)\([\d\s.,e+-]*\)[\s,]*)+)$/;
const ENTITIES = /&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/i;
const MOST_PARTS = 20_000;
const MOST_DEPTH = 50;

/** One part of the text, from where the last one ended. */
const PART =
  /<\?xml[^<>]*\?>|<!--(?:(?!--)[\s\S])*-->|<\/([A-Za-z]+)\s*>|<([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([A-Za-z][\w:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/** What was expected of the drawing, where it is something else; null when it only draws. */
export function svgProblem(text: string): string | null {
  const open: string[] = [];
  let isOver = false;
  let at = 0;
  for (let parts = 0; at < text.length; parts += 1) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    const there = (what: string): string => `${what} (line ${text.slice(0, at).split('\n').length})`;
    if (!part || parts > MOST_PARTS)
      return there('a drawing in plain SVG, without a document type or sections');
    const [whole, closed, opened, attributes = '', selfClosed] = part;
    if (closed !== undefined) {
      if (open.pop() !== closed) return there(`each element closed where it belongs, but found </${closed}>`);
      isOver = open.length === 0;
    } else if (opened !== undefined) {
      if (isOver || (open.length === 0) !== (opened === 'svg'))
        return there('one <svg> around everything, and none inside of it');
      if (WORDS.includes(open.at(-1) ?? '')) return there('words alone in <title> and <desc>');
      const wrong = elementProblem(opened, attributes);
      if (wrong !== null) return there(wrong);
      if (selfClosed !== '/') open.push(opened);
      else isOver = open.length === 0;
      if (open.length > MOST_DEPTH) return there(`at most ${MOST_DEPTH} elements inside of each other`);
    } else if (whole.startsWith('<?xml')) {
      if (at > 0) return there('the line <?xml … ?> at the beginning alone');
    } else if (!whole.startsWith('<!--')) {
      const words = whole.trim() !== '' && whole !== '\u{feff}';
      if (words && !WORDS.includes(open.at(-1) ?? '')) return there('words in <title> or <desc> alone');
      if (ENTITIES.test(whole)) return there('no entities but &amp; &lt; &gt; &quot; and &apos;');
    }
    at += whole.length;
  }
  return isOver ? null : 'a whole drawing in SVG, but its end is missing';
}

function elementProblem(element: string, attributes: string): string | null {
  const own = Object.hasOwn(ELEMENTS, element) ? ELEMENTS[element] : undefined;
  if (!own) return `a drawing without <${element}>`;
  const seen = new Set<string>();
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (!own.includes(name) && !LOOKS.includes(name)) return `<${element}> without ${name}`;
    if (seen.has(name)) return `<${element}> with ${name} once`;
    seen.add(name);
    if (name === 'xmlns' && value !== NAMESPACE) return `xmlns="${NAMESPACE}"`;
    if (name !== 'xmlns' && pointsOutside(value))
      return `${name} with a plain value, or a part of the drawing such as url(#sky)`;
  }
  if (element === 'svg' && !(seen.has('viewBox') && seen.has('xmlns'))) return '<svg> with xmlns and viewBox';
  return null;
}

/** What `&#40;` would stand for is not looked for: values have no entities at all. */
const pointsOutside = (value: string): boolean =>
  /[&\\]|:|\/\//.test(value) || (POINTS.test(value) && !HARMLESS_CALL.test(value.trim()));
