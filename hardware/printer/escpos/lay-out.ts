import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';

/** One printed line of text; large ones are twice as high and wide, so that half as many characters fit. */
export type PrintedLine = { readonly text: string; readonly weight: 'normal' | 'strong' | 'large' };

/** What is printed, from top to bottom, on paper with so many columns. */
export type LaidOut =
  | { readonly kind: 'line'; readonly line: PrintedLine }
  | { readonly kind: 'logo' }
  | { readonly kind: 'qr'; readonly data: string };

/** Lays a receipt out in columns: no line is wider than the paper, and nothing is left out. */
export function layOut(document: ReceiptDocument, columns: number): readonly LaidOut[] {
  return document.blocks.flatMap((block) => layOutBlock(block, columns));
}

function layOutBlock(block: ReceiptBlock, columns: number): LaidOut[] {
  switch (block.kind) {
    case 'logo':
      return [{ kind: 'logo' }];
    case 'rule':
      return [line('-'.repeat(columns))];
    case 'tear':
      return [line(''), line('- '.repeat(columns / 2).trimEnd()), line('')];
    case 'space':
      return [line('')];
    case 'text': {
      const width = block.weight === 'large' ? Math.floor(columns / 2) : columns;
      return wrap(block.text, width).map((text) => line(align(text, block.align, width), block.weight));
    }
    case 'row':
      return row(block.label, block.value, columns, block.strong ? 'strong' : 'normal');
    case 'qr':
      return [
        { kind: 'qr', data: block.data },
        ...wrap(block.caption, columns).map((text) => line(align(text, 'center', columns))),
      ];
  }
}

/** Label and value on one line with at least two spaces between, else the value at the end of lines of its own. */
function row(label: string, value: string, columns: number, weight: PrintedLine['weight']): LaidOut[] {
  const [first, ...rest] = wrap(label, columns);
  const last = rest.at(-1) ?? first ?? '';
  const before = rest.length > 0 ? [first ?? '', ...rest.slice(0, -1)] : [];
  if (length(last) + 2 + length(value) <= columns && !value.includes('\n')) {
    const gap = ' '.repeat(columns - length(last) - length(value));
    return [...before.map((text) => line(text, weight)), line(`${last}${gap}${value}`, weight)];
  }
  const values = wrap(value, columns).map((text) => align(text, 'end', columns));
  return [...before, last, ...values].map((text) => line(text, weight));
}

/** Breaks a text at spaces, but no telephone number that fits on a line; a word wider than the paper is broken in itself. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of wordsOf(text, columns)) {
    let rest = [...word];
    if (current !== '' && length(current) + 1 + rest.length <= columns) {
      current += ` ${word}`;
      continue;
    }
    if (current !== '') lines.push(current);
    while (rest.length > columns) {
      lines.push(rest.slice(0, columns).join(''));
      rest = rest.slice(columns);
    }
    current = rest.join('');
  }
  if (current !== '') lines.push(current);
  return lines;
}

/** Digits that follow digits are one number: `+353 20 910 0140` is read and dialled as one. */
function wordsOf(text: string, columns: number): string[] {
  const words: string[] = [];
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const before = words.at(-1) ?? '';
    const whole = `${before} ${part}`;
    if (/\d$/.test(before) && /^\d/.test(part) && length(whole) <= columns) words[words.length - 1] = whole;
    else words.push(part);
  }
  return words;
}

function align(text: string, where: 'start' | 'center' | 'end', columns: number): string {
  const free = Math.max(0, columns - length(text));
  if (where === 'start') return text;
  return ' '.repeat(where === 'end' ? free : Math.floor(free / 2)) + text;
}

const length = (text: string): number => [...text].length;
const line = (text: string, weight: PrintedLine['weight'] = 'normal'): LaidOut => ({
  kind: 'line',
  line: { text, weight },
});
