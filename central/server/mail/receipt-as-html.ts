import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';

/** The receipt as the HTML part of an e-mail: the same blocks in the same order, right to left where its language is. */
export function receiptAsHtml(document: ReceiptDocument): string {
  const { language, direction, title, blocks } = document;
  const start = direction === 'rtl' ? 'right' : 'left';
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#111111;font:16px/1.5 sans-serif">
<table role="presentation" dir="${direction}" style="width:100%;max-width:480px;margin:0 auto;border-collapse:collapse;text-align:${start}">
${blocks.map((block) => blockAsHtml(block, direction)).join('\n')}
</table>
</body>
</html>
`;
}

type Direction = ReceiptDocument['direction'];

const WEIGHT = {
  normal: '',
  strong: ';font-weight:bold',
  large: ';font-weight:bold;font-size:20px',
} as const;

function blockAsHtml(block: ReceiptBlock, direction: Direction): string {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  switch (block.kind) {
    case 'logo':
      return '';
    case 'text': {
      const align = { start, center: 'center', end }[block.align];
      return wide(`text-align:${align}${WEIGHT[block.weight]}`, isolate(block.text));
    }
    case 'row': {
      const weight = block.strong ? WEIGHT.strong : '';
      return `<tr><td style="padding:2px 0${weight}">${isolate(block.label)}</td><td style="padding:2px 0;text-align:${end}${weight}">${isolate(block.value)}</td></tr>`;
    }
    case 'rule':
      return wide('', '<hr style="border:0;border-top:1px solid #999999;margin:8px 0">');
    case 'tear':
      return wide('', '<hr style="border:0;border-top:2px dashed #666666;margin:24px 0">');
    case 'space':
      return wide('', '&nbsp;');
    case 'qr':
      return wide('text-align:center', `${isolate(block.caption)}<br>${isolate(block.data)}`);
  }
}

const wide = (style: string, content: string): string =>
  `<tr><td colspan="2" style="padding:2px 0;${style}">${content}</td></tr>`;

/** Each text keeps its own direction: an amount in an Arabic receipt is not turned round. */
const isolate = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
