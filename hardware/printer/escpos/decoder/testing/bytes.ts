import { expect } from 'vitest';
import { decodePaper, type Paper, type PaperItem } from '../index.ts';

export const ESC = 0x1b;
export const GS = 0x1d;
export const LF = 0x0a;

/** Bytes by hand: numbers, and strings for their ASCII codes. */
export function bytes(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number'
        ? [part]
        : typeof part === 'string'
          ? [...Buffer.from(part, 'latin1')]
          : [...part],
    ),
  );
}

export function onlyPaper(data: Uint8Array): Paper {
  const { papers, errors } = decodePaper(data);
  expect(errors).toEqual([]);
  expect(papers).toHaveLength(1);
  const [paper] = papers;
  if (paper === undefined) throw new Error('no paper');
  return paper;
}

export function items(data: Uint8Array): PaperItem[] {
  return onlyPaper(data).lines.flatMap((line) => [...line.items]);
}

export function texts(data: Uint8Array): Extract<PaperItem, { kind: 'text' }>[] {
  return items(data).filter((item) => item.kind === 'text');
}

export const qr = (text: string, moduleDots = 6): Uint8Array =>
  bytes(
    bytes(GS, '(k', 4, 0, 49, 65, 50, 0),
    bytes(GS, '(k', 3, 0, 49, 67, moduleDots),
    bytes(GS, '(k', 3, 0, 49, 69, 49),
    bytes(GS, '(k', text.length + 3, 0, 49, 80, 48, text),
    bytes(GS, '(k', 3, 0, 49, 81, 48),
  );
