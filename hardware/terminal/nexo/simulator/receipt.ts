import { toDecimal } from '../../../../domain/money/index.ts';
import { maskedPan, type TestCard } from './cards.ts';
import type { Tender, TenderResult } from './tender-store.ts';

/** nexo PaymentReceipt, one for the cashier and one for the customer: lines of `name=..&value=..&key=..`. */
export function receipts(tender: Tender, result: TenderResult, transactionId: string, leakPan: boolean) {
  const lines = receiptLines(tender, result, transactionId, leakPan);
  return ['CashierReceipt', 'CustomerReceipt'].map((qualifier) => ({
    DocumentQualifier: qualifier,
    RequiredSignatureFlag: false,
    OutputContent: {
      OutputFormat: 'Text',
      OutputText: [
        line({ key: 'header1' }, 'Bold'),
        line(
          { name: qualifier === 'CashierReceipt' ? 'MERCHANT COPY' : 'CARDHOLDER COPY', key: qualifier },
          'Bold',
        ),
        ...lines,
        line({ name: 'Please retain for your records', key: 'retain' }),
      ],
    },
  }));
}

function receiptLines(tender: Tender, result: TenderResult, transactionId: string, leakPan: boolean) {
  const card: TestCard | null = result.card;
  const amount = result.kind === 'approved' ? result.amount : tender.amount;
  const fields: readonly (readonly [string, string, string])[] = [
    ['Date', tender.startedAt.slice(0, 10), 'txdate'],
    ['Time', tender.startedAt.slice(11, 19), 'txtime'],
    ...(card
      ? ([
          ['Card', leakPan ? card.pan : maskedPan(card).replace(/^\d{6} /, '****** '), 'pan'],
          ['Pref. name', card.scheme.toUpperCase(), 'preferredName'],
          ['Card type', card.scheme, 'cardType'],
          ['Payment method', card.scheme, 'paymentMethod'],
          ['Entry mode', card.entry === 'chip' ? 'Chip' : 'Contactless', 'posEntryMode'],
          ['AID', card.aid, 'aid'],
        ] as const)
      : []),
    ['TID', tender.header.POIID, 'tid'],
    ...(result.kind === 'approved' ? ([['Auth. code', result.approvalCode, 'authCode']] as const) : []),
    ['Tender', transactionId, 'txRef'],
    ['TOTAL', `${toDecimal(amount)} ${amount.currency}`, 'totalAmount'],
    [result.kind === 'approved' ? 'APPROVED' : 'DECLINED', '', result.kind],
  ];
  return fields.map(([name, value, key]) => line(value ? { name, value, key } : { name, key }));
}

const line = (fields: Readonly<Record<string, string>>, style?: 'Bold') => ({
  ...(style ? { CharacterStyle: style } : {}),
  EndOfLineFlag: true,
  Text: Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&'),
});
