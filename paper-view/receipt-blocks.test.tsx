import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../domain/paper/index.ts';
import { QrCode, ReceiptBlocks } from './index.ts';

const blocks: readonly ReceiptBlock[] = [
  { kind: 'logo' },
  { kind: 'text', text: '<script>alert(1)</script>', align: 'center', weight: 'large' },
  { kind: 'row', label: 'المبلغ المدفوع', value: '42.50 EUR', strong: true },
  { kind: 'rule' },
  { kind: 'space' },
  { kind: 'qr', data: 'TKR1:millbrook:MILL1-1', caption: 'MILL1-1' },
];

const html = renderToStaticMarkup(
  <ReceiptBlocks blocks={blocks} code={({ data, caption }) => <QrCode data={data} label={caption} />} />,
);

describe('a receipt, wherever it is seen', () => {
  it('lets each text keep its own direction', () => {
    expect(html).toContain('<bdi>المبلغ المدفوع</bdi>');
    expect(html).toContain('<bdi>42.50 EUR</bdi>');
  });
  it('shows text as text and never as markup', () => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });
  it('ends no line within a telephone number', () => {
    const call: ReceiptBlock = {
      kind: 'text',
      text: 'Call +353 20 910 0140 now',
      align: 'start',
      weight: 'normal',
    };
    const shown = renderToStaticMarkup(<ReceiptBlocks blocks={[call]} code={() => <span />} />);
    expect(shown).toContain('Call +353\u00a020\u00a0910\u00a00140 now');
  });
  it('draws the QR code, with its quiet zone, and says it in words', () => {
    expect(html).toContain('aria-label="MILL1-1"');
    expect(html.match(/M\d+ \d+h1v1h-1z/g)?.length).toBeGreaterThan(100);
    expect(html).not.toMatch(/M[0-3] \d/);
  });
  it('gives a printer modules of whole dots, as large as there is room for', () => {
    const wide = renderToStaticMarkup(<QrCode data="TKR1" label="x" roomDots={320} />);
    const [, width, modules] = /width="(\d+)".*viewBox="0 0 (\d+)/.exec(wide) ?? [];
    expect(Number(width) % Number(modules)).toBe(0);
    expect(Number(width)).toBeGreaterThan(320 - Number(modules));
    expect(Number(width)).toBeLessThanOrEqual(320);
  });
});
