import { describe, expect, it } from 'vitest';
import type { DayEntry, DayRecord } from './day-record.ts';
import { notificationXml } from './notification-xml.ts';
import { postingsCsv } from './postings-csv.ts';

/** What an element holds: a simple type, or parts in their order, each with how often it may come. */
type Type = RegExp | readonly Part[] | { readonly choice: readonly Part[] };
type Part = readonly [name: string, type: Type, least: number, most: number];

const text = (most: number): RegExp => new RegExp(`^[\\s\\S]{1,${most}}$`);
const MAX35 = text(35);
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** ActiveOrHistoricCurrencyAndAmount: 18 digits, 5 of them decimals, not below zero. */
const AMOUNT = /^(?=.{1,19}$)\d+(\.\d{1,5})?$/;
const DECIMAL = /^(?=.{1,19}$)-?\d+(\.\d{1,17})?$/;
const COUNT = /^[0-9]{1,15}$/;
const DIRECTION = /^(CRDT|DBIT)$/;
const CODE4 = /^.{1,4}$/;

const COUNTED: Type = [
  ['NbOfNtries', COUNT, 0, 1],
  ['Sum', DECIMAL, 0, 1],
];
const DATE_OR_TIME: Type = {
  choice: [
    ['Dt', DATE, 1, 1],
    ['DtTm', DATE_TIME, 1, 1],
  ],
};
/**
 * The elements of BankToCustomerDebitCreditNotificationV08 that we write and those between them, in the order and number that its message
 * definition gives.
 */
const MESSAGE: Type = [
  [
    'GrpHdr',
    [
      ['MsgId', MAX35, 1, 1],
      ['CreDtTm', DATE_TIME, 1, 1],
      ['MsgRcpt', [], 0, 1],
      ['MsgPgntn', [], 0, 1],
      ['OrgnlBizQry', [], 0, 1],
      ['AddtlInf', text(500), 0, 1],
    ],
    1,
    1,
  ],
  [
    'Ntfctn',
    [
      ['Id', MAX35, 1, 1],
      ['NtfctnPgntn', [], 0, 1],
      ['ElctrncSeqNb', /^\d{1,18}$/, 0, 1],
      ['RptgSeq', [], 0, 1],
      ['LglSeqNb', /^\d{1,18}$/, 0, 1],
      ['CreDtTm', DATE_TIME, 0, 1],
      [
        'FrToDt',
        [
          ['FrDtTm', DATE_TIME, 1, 1],
          ['ToDtTm', DATE_TIME, 1, 1],
        ],
        0,
        1,
      ],
      ['CpyDplctInd', /^(CODU|COPY|DUPL)$/, 0, 1],
      ['RptgSrc', [], 0, 1],
      [
        'Acct',
        [
          [
            'Id',
            {
              choice: [
                ['IBAN', /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/, 1, 1],
                ['Othr', [['Id', text(34), 1, 1]], 1, 1],
              ],
            },
            0,
            1,
          ],
          ['Tp', [], 0, 1],
          ['Ccy', /^[A-Z]{3}$/, 0, 1],
        ],
        1,
        1,
      ],
      ['RltdAcct', [], 0, 1],
      ['Intrst', [], 0, Infinity],
      [
        'TxsSummry',
        [
          [
            'TtlNtries',
            [
              ['NbOfNtries', COUNT, 0, 1],
              ['Sum', DECIMAL, 0, 1],
              [
                'TtlNetNtry',
                [
                  ['Amt', AMOUNT, 1, 1],
                  ['CdtDbtInd', DIRECTION, 1, 1],
                ],
                0,
                1,
              ],
            ],
            0,
            1,
          ],
          ['TtlCdtNtries', COUNTED, 0, 1],
          ['TtlDbtNtries', COUNTED, 0, 1],
          ['TtlNtriesPerBkTxCd', [], 0, Infinity],
        ],
        0,
        1,
      ],
      [
        'Ntry',
        [
          ['NtryRef', MAX35, 0, 1],
          ['Amt', AMOUNT, 1, 1],
          ['CdtDbtInd', DIRECTION, 1, 1],
          ['RvslInd', /^(true|false)$/, 0, 1],
          [
            'Sts',
            {
              choice: [
                ['Cd', CODE4, 1, 1],
                ['Prtry', MAX35, 1, 1],
              ],
            },
            1,
            1,
          ],
          ['BookgDt', DATE_OR_TIME, 0, 1],
          ['ValDt', DATE_OR_TIME, 0, 1],
          ['AcctSvcrRef', MAX35, 0, 1],
          ['Avlbty', [], 0, Infinity],
          [
            'BkTxCd',
            [
              [
                'Domn',
                [
                  ['Cd', CODE4, 1, 1],
                  [
                    'Fmly',
                    [
                      ['Cd', CODE4, 1, 1],
                      ['SubFmlyCd', CODE4, 1, 1],
                    ],
                    1,
                    1,
                  ],
                ],
                0,
                1,
              ],
              ['Prtry', [], 0, 1],
            ],
            1,
            1,
          ],
          ['ComssnWvrInd', /^(true|false)$/, 0, 1],
          ['AddtlInfInd', [], 0, 1],
          ['AmtDtls', [], 0, 1],
          ['Chrgs', [], 0, 1],
          ['TechInptChanl', [], 0, 1],
          ['Intrst', [], 0, 1],
          ['CardTx', [], 0, 1],
          [
            'NtryDtls',
            [
              ['Btch', [], 0, 1],
              [
                'TxDtls',
                [
                  [
                    'Refs',
                    [
                      ['MsgId', MAX35, 0, 1],
                      ['AcctSvcrRef', MAX35, 0, 1],
                      ['PmtInfId', MAX35, 0, 1],
                      ['InstrId', MAX35, 0, 1],
                      ['EndToEndId', MAX35, 0, 1],
                      ['UETR', MAX35, 0, 1],
                      ['TxId', MAX35, 0, 1],
                    ],
                    0,
                    1,
                  ],
                  ['Amt', AMOUNT, 0, 1],
                  ['CdtDbtInd', DIRECTION, 0, 1],
                  ['AmtDtls', [], 0, 1],
                  ['Avlbty', [], 0, Infinity],
                  ['BkTxCd', [], 0, 1],
                  ['Chrgs', [], 0, 1],
                  ['Intrst', [], 0, 1],
                  ['RltdPties', [], 0, 1],
                  ['RltdAgts', [], 0, 1],
                  ['LclInstrm', [], 0, 1],
                  ['Purp', [], 0, 1],
                  ['RltdRmtInf', [], 0, 10],
                  [
                    'RmtInf',
                    [
                      ['Ustrd', text(140), 0, Infinity],
                      ['Strd', [], 0, Infinity],
                    ],
                    0,
                    1,
                  ],
                ],
                0,
                Infinity,
              ],
            ],
            0,
            Infinity,
          ],
          ['AddtlNtryInf', text(500), 0, 1],
        ],
        0,
        Infinity,
      ],
      ['AddtlNtfctnInf', text(500), 0, 1],
    ],
    1,
    Infinity,
  ],
  ['SplmtryData', [], 0, Infinity],
];

type Node = { readonly name: string; readonly attributes: string; readonly parts: Node[]; text: string };

/** Reads XML as we write it: elements, one kind of attribute, texts. Throws when it is not well-formed. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: '', parts: [], text: '' };
  const open: Node[] = [root];
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
  for (const [whole, end, name = '', attributes = '', words] of body.matchAll(
    /<(\/?)([A-Za-z]+)((?: [A-Za-z]+="[^"<]*")*)>|([^<]+)/g,
  )) {
    const within = open.at(-1);
    if (!within) throw new Error(`after the end: ${whole}`);
    if (words !== undefined) {
      if (/&(?!(amp|lt|gt|quot);)/.test(words)) throw new Error(`not escaped: ${words}`);
      within.text += words;
    } else if (end === '/') {
      if (within.name !== name) throw new Error(`${name} ends ${within.name}`);
      open.pop();
    } else {
      const node: Node = { name, attributes, parts: [], text: '' };
      within.parts.push(node);
      open.push(node);
    }
  }
  const [document] = root.parts;
  if (!document || root.parts.length > 1 || open.length > 1) throw new Error('not one document');
  return document;
}

const unescaped = (words: string): string =>
  words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What is not as the definition says, with its place. */
function problems(node: Node, type: Type, place: string): string[] {
  if (type instanceof RegExp)
    return node.parts.length === 0 && type.test(unescaped(node.text)) ? [] : [`${place}: ${node.text}`];
  if (node.text.trim() !== '') return [`${place}: text ${node.text.trim()}`];
  if ('choice' in type) {
    const [only, second] = node.parts;
    const chosen = type.choice.find(([name]) => name === only?.name);
    return only && chosen && !second
      ? problems(only, chosen[1], `${place}/${only.name}`)
      : [`${place}: not one of ${type.choice.map(([name]) => name).join()}`];
  }
  let at = 0;
  const found: string[] = [];
  for (const [name, inner, least, most] of type) {
    let times = 0;
    for (; node.parts[at]?.name === name; at += 1, times += 1)
      found.push(...problems(node.parts[at] as Node, inner, `${place}/${name}[${times}]`));
    if (times < least || times > most) found.push(`${place}/${name}: ${times} times`);
  }
  if (at < node.parts.length) found.push(`${place}/${node.parts[at]?.name}: not here`);
  return found;
}

const schemaProblems = (xml: string): string[] => {
  const document = parse(xml);
  const amounts = [...xml.matchAll(/<Ntry>\s*<NtryRef>[^<]*<\/NtryRef>\s*<Amt([^>]*)>/g)];
  return [
    ...(document.name === 'Document' &&
    document.attributes === ' xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"'
      ? []
      : ['the root']),
    ...problems(document, [['BkToCstmrDbtCdtNtfctn', MESSAGE, 1, 1]], ''),
    ...amounts
      .filter(([, ccy]) => !/^ Ccy="[A-Z]{3}"$/.test(ccy ?? ''))
      .map(() => 'an amount without currency'),
  ];
};

const entry = (more: Partial<DayEntry> = {}): DayEntry => ({
  kind: 'posted',
  kioskCode: 'LIB1',
  transactionId: '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f',
  reference: 'LIB1-1',
  at: '2026-11-24T10:00:00.000Z',
  ownDay: '2026-11-24',
  amountMinor: 4250,
  lines: [
    { what: 'W-2026-0001', amountMinor: 4000 },
    { what: 'W-2026-0002', amountMinor: 250 },
  ],
  terminalTransactionId: 'T-1',
  authorisationCode: '123456',
  writtenReference: null,
  ...more,
});
const record = (entries: readonly DayEntry[], more: Partial<DayRecord> = {}): DayRecord => ({
  townId: 'millbrook',
  day: '2026-11-24',
  from: '2026-11-23T17:00:00.000Z',
  until: '2026-11-24T17:00:00.000Z',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  iban: 'IE76MILL90000112345678',
  kiosks: [],
  differences: [],
  late: [],
  files: [],
  entries: [...entries],
  number: 7,
  closedBy: 'anna',
  confirmedBy: null,
  closedAt: '2026-11-24T17:05:00.000Z',
  ...more,
});
const HASH = 'a'.repeat(64);
/** A refund, as the books have it. */
const OFF: Partial<DayEntry> = { amountMinor: -500, lines: [{ what: 'W-2026-0001', amountMinor: -500 }] };

const EVIL = `=1+1<script>"&'\u0007 ${'x'.repeat(200)}`;

describe('the message for finance', () => {
  it.each<[string, DayRecord]>([
    ['a day', record([entry(), entry({ kind: 'taken' }), entry({ ...OFF })])],
    ['a day without anything', record([])],
    ['more back than paid, and late', record([entry({ ...OFF, ownDay: '2026-11-20' })])],
    ['a town without an account, in yen', record([entry()], { iban: null, currency: 'JPY' })],
    [
      'the oddest words',
      record([
        entry({ reference: null, lines: [{ what: EVIL, amountMinor: 4250 }], terminalTransactionId: EVIL }),
      ]),
    ],
  ])('of %s is as its definition says', (_what, one) => {
    expect(schemaProblems(notificationXml(one, HASH))).toEqual([]);
  });

  it('is refused by this test where an element is missing, doubled or in another place', () => {
    const xml = notificationXml(record([entry()]), HASH);
    const sts = /\s*<Sts>[\s\S]*?<\/Sts>/.exec(xml)?.[0] ?? '';
    expect(schemaProblems(xml.replace(sts, ''))).toEqual([expect.stringMatching(/Sts: 0 times/)]);
    expect(schemaProblems(xml.replace(sts, `${sts}${sts}`))).toEqual([expect.stringMatching(/Sts: 2 times/)]);
    expect(schemaProblems(xml.replace('<Ccy>EUR</Ccy>', '<Ccy>euro</Ccy>'))).toHaveLength(1);
    expect(schemaProblems(xml.replace('<CdtDbtInd>CRDT', '<CdtDbtInd>CREDIT'))).toHaveLength(1);
  });

  it('comes to what its entries come to', () => {
    const xml = notificationXml(record([entry(), entry({ ...OFF })]), HASH);
    expect(xml).toMatch(/<NbOfNtries>2<\/NbOfNtries>\s*<Sum>47.50<\/Sum>/);
    expect(xml).toMatch(/<TtlNetNtry>\s*<Amt>37.50<\/Amt>\s*<CdtDbtInd>CRDT/);
    expect(xml).toContain('<MsgId>20261124-aaaaaaaaaaaaaaaa</MsgId>');
  });
});

describe('the table for finance', () => {
  it('runs no formula in a spreadsheet, whatever a cell says', () => {
    const csv = postingsCsv(
      record([
        entry({
          writtenReference: '=HYPERLINK("x")',
          authorisationCode: '+1',
          terminalTransactionId: '@SUM(1)',
        }),
      ]),
    );
    expect(csv).toContain(`'@SUM(1)`);
    expect(csv).not.toMatch(/(^|[,;\t\r\n"])[=+@](?!\d)/m);
    expect(csv).toContain('\r\n#total,2,42.50\r\n');
  });

  it('says a refund below zero, with its bill, and comes to the difference', () => {
    const csv = postingsCsv(record([entry(), entry({ ...OFF })]));
    expect(csv).toContain(',W-2026-0001,-5.00,EUR,');
    expect(csv).toContain('#total,3,37.50\r\n');
  });
});
