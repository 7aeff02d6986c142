import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureProblem } from './index.ts';
import { svgProblem } from './safe-svg.ts';

const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">${inside}</svg>`;

describe('a drawing', () => {
  it('of shapes, groups, gradients and words is taken', () => {
    const inside = `<!-- The mill. --><title>Mill &amp; brook</title>
      <defs><linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
      <g transform="translate(3 -4.5) scale(1.2)" fill='url(#sky)'><path d="M0 0l9,9z" stroke="rgb(1, 2, 3)"/></g>`;
    expect(svgProblem(`<?xml version="1.0"?>\n${drawing(inside)}\n`)).toBe(null);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<path d="M0 0" onload="alert(1)"/>'],
    [
      'a handler of the whole drawing',
      '</svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x()">',
    ],
    ['a picture from elsewhere', '<image href="https://elsewhere.example/x.png"/>'],
    ['a link', '<a href="javascript:alert(1)"><path d="M0 0"/></a>'],
    ['HTML inside', '<foreignObject><p>x</p></foreignObject>'],
    ['a copy of another file', '<use href="other.svg#x"/>'],
    ['a style sheet', '<style>@import url(https://elsewhere.example)</style>'],
    ['a style', '<path d="M0 0" style="fill:url(https://elsewhere.example)"/>'],
    ['a fill from elsewhere', '<path d="M0 0" fill="url(https://elsewhere.example/x)"/>'],
    ['a fill from elsewhere in disguise', '<path d="M0 0" fill="ur&#108;(//elsewhere.example)"/>'],
    ['a fill from elsewhere by an escape', '<path d="M0 0" fill="\\75rl(x)"/>'],
    ['something that moves', '<animate attributeName="x"/>'],
    ['a filter that loads', '<filter id="f"><feImage href="x"/></filter>'],
    ['a name with a prefix', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'],
    ['a section', '<title><![CDATA[<script>]]></title>'],
    ['an entity of its own', '<title>&evil;</title>'],
    ['words in the drawing', 'Hello'],
    ['a shape in its title', '<title><path d="M0 0"/>url(</title>'],
    ['a drawing in the drawing', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'],
    ['what every object has', '<constructor/>'],
    ['an element that is not closed', '<g><path d="M0 0"/>'],
  ])('with %s is refused', (_, inside) => {
    expect(svgProblem(drawing(inside))).not.toBe(null);
  });

  it('with a document type, or cut short, or empty, is refused', () => {
    expect(svgProblem(`<!DOCTYPE svg [<!ENTITY x "y">]>${drawing('')}`)).not.toBe(null);
    expect(svgProblem(drawing('').slice(0, -3))).not.toBe(null);
    expect(svgProblem('')).toBe('a whole drawing in SVG, but its end is missing');
  });

  it('is refused with what is wrong and its line', () => {
    expect(svgProblem(drawing('\n<path d="M0 0"/>\n<script/>'))).toBe('a drawing without <script> (line 3)');
    expect(svgProblem(drawing('<rect href="x"/>'))).toBe('<rect> without href (line 1)');
  });

  it('that is taken names nothing that loads or runs, whatever it was made of', () => {
    const piece = fc.constantFrom(
      ...[
        '<g>',
        '</g>',
        '<path d="M0 0"/>',
        '<script>',
        '</script>',
        ' onload="x"',
        '<a ',
        '>',
        '"',
        "'",
        '&#60;',
      ],
      ...[
        'url(',
        '#a',
        ')',
        '//x',
        '<!--',
        '-->',
        '--',
        '<![CDATA[',
        ']]>',
        'fill="',
        'href=',
        ' ',
        '/',
        '<title>',
        '</title>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = drawing(pieces.join(''));
        if (svgProblem(text) !== null) return true;
        const shown = text.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<title>[^<]*<\/title>/g, '');
        return !/<script|<a\b|onload|href|url\((?!#a\))|CDATA/.test(shown);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a photo', () => {
  it('is what its name says', () => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
    expect(pictureProblem('media/town.jpg', jpeg, 4)).toBe(null);
    expect(pictureProblem('media/town.png', jpeg, 4)).toBe('a picture of the kind that its name says (.png)');
    expect(pictureProblem('media/town.jpg', jpeg, 9_000_000)).toBe('a photo of at most 8 MB');
    expect(pictureProblem('media/town.svg', jpeg, 4)).toBe('text in UTF-8');
  });
});
