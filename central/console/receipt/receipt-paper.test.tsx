import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { ReceiptPaper } from './index.ts';

const arabic: ReceiptDocument = {
  language: 'ar',
  direction: 'rtl',
  title: 'إيصال الدفع',
  blocks: [
    { kind: 'logo' },
    { kind: 'text', text: '<script>alert(1)</script>', align: 'center', weight: 'large' },
    { kind: 'row', label: 'المبلغ المدفوع', value: '42.50 EUR', strong: true },
    { kind: 'rule' },
    { kind: 'space' },
    { kind: 'qr', data: 'TKR1:millbrook:MILL1-1', caption: 'MILL1-1' },
  ],
};

describe('the receipt on the screen of a clerk', () => {
  const html = renderToStaticMarkup(<ReceiptPaper document={arabic} />);
  it('stands in its own language and direction, each text for itself', () => {
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).toContain('<bdi>المبلغ المدفوع</bdi>');
    expect(html).toContain('<bdi>42.50 EUR</bdi>');
  });
  it('shows text as text and never as markup', () => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });
  it('draws the QR code and tells its data', () => {
    expect(html).toContain('aria-label="TKR1:millbrook:MILL1-1"');
    expect(html.match(/M\d+ \d+h1v1h-1z/g)?.length).toBeGreaterThan(100);
  });
});
