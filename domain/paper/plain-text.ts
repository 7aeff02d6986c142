import type { ReceiptDocument } from './document.ts';

/** The receipt as lines of plain text, for the text part of an e-mail and for logs of the tour. QR codes become their data. */
export function receiptAsText(document: ReceiptDocument): string {
  const lines: string[] = [];
  for (const block of document.blocks) {
    switch (block.kind) {
      case 'logo':
        break;
      case 'text':
        lines.push(block.text);
        break;
      case 'row':
        lines.push(`${block.label}: ${block.value}`);
        break;
      case 'rule':
        lines.push('-'.repeat(32));
        break;
      case 'tear':
        lines.push('', '- '.repeat(16).trimEnd(), '');
        break;
      case 'space':
        lines.push('');
        break;
      case 'qr':
        lines.push(block.caption, block.data);
        break;
    }
  }
  return `${lines.join('\n')}\n`;
}
