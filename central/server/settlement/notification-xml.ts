import { toDecimal } from '../../../domain/money/index.ts';
import type { DayEntry, DayRecord } from './day-record.ts';
import { partsOf } from './postings-csv.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.08';
/** Max35Text of ISO 20022. */
const MOST_OF_A_NUMBER = 35;

/** An element with its text or its parts; a part that is null is left out. */
type Element = {
  readonly name: string;
  readonly currency?: string;
  readonly parts: string | readonly Part[];
};
type Part = Element | null;

const element = (name: string, parts: string | readonly Part[]): Element => ({ name, parts });

/**
 * A closed day as ISO 20022 BankToCustomerDebitCreditNotification (camt.054.001.08): one entry for each payment that was booked, and one for each
 * sum that was taken off again. Made of the record alone, so always the same bytes.
 */
export function notificationXml(record: DayRecord, hash: string): string {
  const { day, number, closedAt, from, until, currency, iban, townId } = record;
  const entries = record.entries.filter((one) => partsOf(one).length > 0);
  const credits = entries.filter(({ amountMinor }) => amountMinor > 0);
  const debits = entries.filter(({ amountMinor }) => amountMinor < 0);
  const net = sumOf(credits) - sumOf(debits);
  const id = `${day.replaceAll('-', '')}-${hash.slice(0, 16)}`;
  const document = element('BkToCstmrDbtCdtNtfctn', [
    element('GrpHdr', [element('MsgId', id), element('CreDtTm', closedAt)]),
    element('Ntfctn', [
      element('Id', `${day}-${number}`),
      element('ElctrncSeqNb', String(number)),
      element('CreDtTm', closedAt),
      element('FrToDt', [element('FrDtTm', from), element('ToDtTm', until)]),
      element('Acct', [
        element(
          'Id',
          iban === null ? [element('Othr', [element('Id', townId.slice(0, 34))])] : [element('IBAN', iban)],
        ),
        element('Ccy', currency),
      ]),
      element('TxsSummry', [
        element('TtlNtries', [
          element('NbOfNtries', String(entries.length)),
          element('Sum', decimal(sumOf(entries), currency)),
          element('TtlNetNtry', [
            element('Amt', decimal(Math.abs(net), currency)),
            element('CdtDbtInd', net < 0 ? 'DBIT' : 'CRDT'),
          ]),
        ]),
        element('TtlCdtNtries', countOf(credits, currency)),
        element('TtlDbtNtries', countOf(debits, currency)),
      ]),
      ...entries.map((one) => entryOf(one, record)),
    ]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">\n${write(document, 1)}</Document>\n`;
}

function entryOf(one: DayEntry, { day, currency }: DayRecord): Element {
  const { reference, transactionId, amountMinor, ownDay, kioskCode, terminalTransactionId } = one;
  const name = (reference ?? transactionId).slice(0, MOST_OF_A_NUMBER);
  const direction = amountMinor > 0 ? 'CRDT' : 'DBIT';
  const fits = terminalTransactionId !== null && terminalTransactionId.length <= MOST_OF_A_NUMBER;
  const late = ownDay < day ? `, late: of ${ownDay}` : '';
  return element('Ntry', [
    element('NtryRef', name),
    amount(Math.abs(amountMinor), currency),
    element('CdtDbtInd', direction),
    element('Sts', [element('Cd', 'BOOK')]),
    element('BookgDt', [element('Dt', day)]),
    element('ValDt', [element('Dt', ownDay)]),
    // Merchant card transactions: a payment at a point of sale, or an adjustment.
    element('BkTxCd', [
      element('Domn', [
        element('Cd', 'PMNT'),
        element('Fmly', [element('Cd', 'MCRD'), element('SubFmlyCd', amountMinor > 0 ? 'POSP' : 'DAJT')]),
      ]),
    ]),
    element(
      'NtryDtls',
      partsOf(one).map((part) =>
        element('TxDtls', [
          element('Refs', [
            element('EndToEndId', (part.what || name).slice(0, MOST_OF_A_NUMBER)),
            fits ? element('TxId', terminalTransactionId) : null,
          ]),
          amount(Math.abs(part.amountMinor), currency),
          element('CdtDbtInd', direction),
          element('RmtInf', [element('Ustrd', `${part.what} ${name}`.trim().slice(0, 140))]),
        ]),
      ),
    ),
    element('AddtlNtryInf', `Kiosk ${kioskCode}${late}`),
  ]);
}

const amount = (amountMinor: number, currency: string): Element => ({
  name: 'Amt',
  currency,
  parts: decimal(amountMinor, currency),
});

const decimal = (amountMinor: number, currency: string): string => toDecimal({ amountMinor, currency });

const countOf = (entries: readonly DayEntry[], currency: string): readonly Element[] => [
  element('NbOfNtries', String(entries.length)),
  element('Sum', decimal(sumOf(entries), currency)),
];

const sumOf = (entries: readonly DayEntry[]): number =>
  entries.reduce((all, { amountMinor }) => all + Math.abs(amountMinor), 0);

function write({ name, currency, parts }: Element, depth: number): string {
  const indent = '  '.repeat(depth);
  const start = currency === undefined ? name : `${name} Ccy="${escaped(currency)}"`;
  if (typeof parts === 'string') return `${indent}<${start}>${escaped(parts)}</${name}>\n`;
  const inner = parts.map((part) => (part === null ? '' : write(part, depth + 1))).join('');
  return `${indent}<${start}>\n${inner}${indent}</${name}>\n`;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\u0000-\u001f\u007f]/g, ' ');
