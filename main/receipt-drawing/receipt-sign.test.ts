import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Content } from '../../domain/content/index.ts';
import { createShownContent } from '../content/index.ts';
import { createReceiptSign } from './receipt-sign.ts';

const emblem = { widthDots: 8, heightDots: 1, rows: Uint8Array.of(0) };
const drawnOf = (svg: string) => ({ widthDots: 8, heightDots: 1, rows: Buffer.from(svg) });
const drawing = (title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${title}</title></svg>`;

let folder: string;
const logged: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-'));
  logged.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Content with a logo whose file says this; without one for null. */
function contentWith(version: number, svg: string | null): Parameters<typeof shown.show> {
  const file = join(folder, `${version}.svg`);
  if (svg !== null) writeFileSync(file, svg);
  const logo = { onDark: 'media/logo.svg', onLight: 'media/logo.svg' };
  const content = Content.parse({ brand: svg === null ? {} : { logo } });
  return [{ version, content }, new Map([[`/content/${version}/media/logo.svg`, file]])];
}
let shown: ReturnType<typeof createShownContent>;
function signOf(draw: (svg: string) => Promise<typeof emblem | null>) {
  shown = createShownContent();
  const log = (event: string): void => void logged.push(event);
  return createReceiptSign({ shown, draw, emblem, log });
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
/** Waits until it holds; ends with the test's own time. */
const until = (holds: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: 4_000, interval: 5 });

it('is the emblem until the town’s logo is drawn, and again where a newer content has none', async () => {
  const waiting: (() => void)[] = [];
  const sign = signOf((svg) => new Promise((resolve) => waiting.push(() => resolve(drawnOf(svg)))));
  shown.show(...contentWith(2, drawing('mill')));
  const following = sign.follow();
  await until(() => waiting.length > 0);
  expect(sign.current()).toBe(emblem);
  waiting[0]?.();
  await following;
  expect(Buffer.from(sign.current().rows).toString()).toBe(drawing('mill'));

  shown.show(...contentWith(3, null));
  await settled();
  expect(sign.current()).toBe(emblem);
});

it('is the newest content’s logo, also when the one before is drawn after it', async () => {
  const finish = new Map<string, () => void>();
  const sign = signOf((svg) => new Promise((resolve) => finish.set(svg, () => resolve(drawnOf(svg)))));
  await sign.follow();
  shown.show(...contentWith(2, drawing('old')));
  shown.show(...contentWith(3, drawing('new')));
  await until(() => finish.size === 2);
  finish.get(drawing('new'))?.();
  await settled();
  finish.get(drawing('old'))?.();
  await settled();
  expect(Buffer.from(sign.current().rows).toString()).toBe(drawing('new'));
});

it('is the emblem, and says why, where the file does more than draw, is gone, or cannot be drawn', async () => {
  const sign = signOf((svg) =>
    svg.includes('bad') ? Promise.reject(new Error('bad')) : Promise.resolve(drawnOf(svg)),
  );
  shown.show(...contentWith(2, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'));
  await sign.follow();
  for (const [version, svg] of [
    [3, drawing('bad')],
    [4, drawing('gone')],
  ] as const) {
    const [content, media] = contentWith(version, svg);
    if (svg.includes('gone')) rmSync([...media.values()][0] ?? '');
    shown.show(content, media);
    await until(() => logged.length === version - 1);
    expect(sign.current()).toBe(emblem);
  }
  expect(logged).toEqual(Array(3).fill('logo-not-drawn'));
});
