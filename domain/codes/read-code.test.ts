import { describe, expect, it } from 'vitest';
import { writeBillCode } from '../bill/index.ts';
import {
  isCreditorReference,
  isGln,
  isIban,
  readCode,
  TownPayments,
  writeCreditorReference,
} from './index.ts';
import { TOWN } from './testing-town.ts';

const BILL = 'W-2026-0412';
const ACCOUNT = '104-2210';
const RF = writeCreditorReference('W20260412') ?? '';
const GS = '\u001d';
const is = (why: string): unknown => ({ kind: 'refused', why });
const read = (text: string): unknown => readCode(text, TOWN);
const slip = {
  kind: 'slip',
  billNumber: BILL,
  accountNumber: null,
  amount: { amountMinor: 8640, currency: 'EUR' },
};

const EPC = {
  tag: 'BCD',
  version: '002',
  charset: '1',
  service: 'SCT',
  bic: '',
  name: 'Town of Millbrook',
  iban: 'IE76MILL90000112345678',
  amount: 'EUR86.40',
  purpose: '',
  reference: RF,
};
const epc = (change: Partial<typeof EPC> = {}, more = ''): string =>
  Object.values({ ...EPC, ...change }).join('\n') + more;

describe('check digits', () => {
  it('knows the published examples', () => {
    expect(isIban('GB82WEST12345698765432')).toBe(true);
    expect(isIban('GB82WEST12345698765423')).toBe(false);
    expect(isCreditorReference('RF18539007547034')).toBe(true);
    expect(writeCreditorReference('539007547034')).toBe('RF18539007547034');
    expect(isGln('4012345000009')).toBe(true);
    expect(isGln('4012345000008')).toBe(false);
  });
  it('keeps a wrong account or number out of a town’s configuration', () => {
    expect(TownPayments.safeParse({ ibans: ['IE76MILL90000112345679'] }).success).toBe(false);
    expect(TownPayments.safeParse({ gln: '9521234567898' }).success).toBe(false);
    expect(TownPayments.safeParse({ billNumberForms: ['(a+)+'] }).success).toBe(false);
    expect(TownPayments.parse(TOWN.payments)).toEqual(TOWN.payments);
  });
});

describe('the town’s own code', () => {
  const own = writeBillCode({ townId: 'millbrook', accountNumber: ACCOUNT, billNumber: BILL });
  const bill = { kind: 'bill', accountNumber: ACCOUNT, billNumber: BILL };
  it.each([own, ` ${own}\n`, `]Q1${own}`, `]L2LETTER|2026-11-02|${own}|1`, `LETTER\r\n${own}\r\nPAGE 1`])(
    'is understood alone and inside a PDF417: %j',
    (text) => expect(read(text)).toEqual(bill),
  );
  it('of another town, cut off, or beside another one leads nowhere', () => {
    const other = writeBillCode({ townId: 'otherton', accountNumber: ACCOUNT, billNumber: BILL });
    expect(read(other)).toEqual(is('bill-of-another-town'));
    expect(read(own.slice(0, -1))).toEqual(is('damaged-code'));
    expect(read(`${own}|${other}`)).toEqual(is('damaged-code'));
  });
});

describe('an EPC QR code', () => {
  it('of the town names a bill and an amount', () => {
    expect(read(epc())).toEqual(slip);
    expect(read(epc().replaceAll('\n', '\r\n'))).toEqual(slip);
    expect(read(epc({ version: '001', bic: 'MILLIE2DXXX' }, '\n\nThank you'))).toEqual(slip);
    expect(read(epc({ reference: `${RF.slice(0, 4)} ${RF.slice(4, 8)} ${RF.slice(8)}` }))).toEqual(slip);
    expect(read(epc({ amount: '' }))).toEqual({ ...slip, amount: null });
    expect(read(epc({ amount: 'EUR86.4' }))).toEqual(slip);
    expect(read(epc({ name: 'Gemeinde \ufffd\ufffd' }))).toEqual(slip);
  });
  it('that names the account too needs no second fact', () => {
    const reference = writeCreditorReference('1042210W20260412') ?? '';
    expect(read(epc({ reference }))).toEqual({ ...slip, accountNumber: ACCOUNT });
  });
  it('of somebody else, in another currency, or without a bill says so', () => {
    expect(read(epc({ iban: 'GB82WEST12345698765432' }))).toEqual(is('slip-of-another-payee'));
    expect(read(epc({ amount: 'USD86.40' }))).toEqual(is('slip-in-another-currency'));
    expect(readCode(epc(), { ...TOWN, currency: 'GBP' })).toEqual(is('slip-in-another-currency'));
    expect(readCode(epc({ amount: '' }), { ...TOWN, currency: 'GBP' })).toEqual(
      is('slip-in-another-currency'),
    );
    expect(readCode(epc(), { townId: 'millbrook', currency: 'EUR' })).toEqual(is('slip-of-another-payee'));
    expect(read(epc({ reference: '' }))).toEqual(is('slip-without-bill'));
    expect(read(epc({ reference: '' }, '\nInvoice 12'))).toEqual(is('slip-without-bill'));
    expect(read(epc({ reference: 'RF18539007547034' }))).toEqual(is('slip-without-bill'));
  });
  it.each([
    { version: '003' },
    { version: '001' },
    { charset: '9' },
    { service: 'XXX' },
    { bic: 'MILL' },
    { name: '' },
    { name: 'x'.repeat(71) },
    { iban: 'IE76MILL90000112345679' },
    { iban: '' },
    { amount: 'EUR0.00' },
    { amount: 'EUR1.234' },
    { amount: 'EUR1,20' },
    { amount: 'EUR-5' },
    { amount: 'EUR1e9' },
    { amount: '86.40' },
    { purpose: 'TOOLONG' },
    { reference: 'RF00W20260412' },
  ])('with %j is damaged', (change) => expect(read(epc(change))).toEqual(is('damaged-code')));
  it('that ends early or never ends is damaged', () => {
    expect(read('BCD')).toEqual(is('damaged-code'));
    expect(read(epc({}, '\nand free text'))).toEqual(is('damaged-code'));
    expect(read(epc({}, '\n\n\n'.concat('x'.repeat(300))))).toEqual(is('damaged-code'));
  });
});

describe('a GS1-128 payment slip', () => {
  it('names a bill and an amount, with and without a symbology identifier', () => {
    const elements = `415952123456789939028640${GS}8020${RF}`;
    for (const text of [
      `]C1${elements}`,
      `]Q3${elements}`,
      `${GS}${elements}`,
      elements,
      `]C1${GS}${elements}${GS}`,
    ])
      expect(read(text)).toEqual(slip);
    expect(read(`]C18020${RF}${GS}39129788640${GS}4159521234567899`)).toEqual(slip);
    expect(read(`]C14159521234567899${GS}8020W20260412`)).toEqual({ ...slip, amount: null });
  });
  it('of somebody else, in another currency, or without a bill says so', () => {
    expect(read(`]C141595298765432198020${RF}`)).toEqual(is('slip-of-another-payee'));
    expect(read(`]C1415952123456789939128408640${GS}8020${RF}`)).toEqual(is('slip-in-another-currency'));
    expect(readCode(`]C1415952123456789939128408640`, { ...TOWN, currency: 'XYZ' })).toEqual(
      is('slip-in-another-currency'),
    );
    expect(read(`]C14159521234567899` + `8020NOTHING`)).toEqual(is('slip-without-bill'));
    expect(read(`]C14159521234567899`)).toEqual(is('slip-without-bill'));
  });
  it.each([
    `]C141595212345678988020${RF}`,
    `]C18020${RF}`,
    ']C1415952123456',
    `]C141595212345678993902${GS}8020${RF}`,
    `]C1415952123456789939020${GS}8020${RF}`,
    `]C14159521234567899390386405${GS}8020${RF}`,
    `]C1415952123456789939021${GS}39001${GS}8020${RF}`,
    `]C1415952123456789941595212345678998020${RF}`,
  ])('that is not whole is damaged: %j', (text) => expect(read(text)).toEqual(is('damaged-code')));
  it('is not seen in a code of goods', () => {
    for (const text of [']C101952123456789901726010110ABC', ']C17777', ']C1', '\u001d7777'])
      expect(read(text)).toEqual({ kind: 'unknown' });
  });
});

describe('a bar code with a number alone', () => {
  it('is an account or a bill where it looks like one', () => {
    expect(read('104-2210')).toEqual({ kind: 'account-number', accountNumber: ACCOUNT });
    expect(read(']C01042210')).toEqual({ kind: 'account-number', accountNumber: ACCOUNT });
    expect(read('w20260412')).toEqual({ kind: 'bill-number', billNumber: BILL });
    expect(read(RF)).toEqual({ ...slip, amount: null });
    expect(read('RF19W20260412')).toEqual(is('damaged-code'));
  });
  it('is nothing in a town that has not said what its numbers look like', () => {
    expect(readCode('104-2210', { townId: 'millbrook', currency: 'EUR' })).toEqual({ kind: 'unknown' });
  });
});

describe('what is not for a kiosk', () => {
  it.each([
    '@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCSCANARY\nDDEN\nDACPERSON\r',
    '@ANSI 636014040002DL',
    '@\r\n\u001c\rAAMVA6360140202',
    ']L0@\n\u001e\rANSI 636014',
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ])('an identity document is refused and nothing of it is handed on', (text) => {
    const answer = read(text);
    expect(answer).toEqual(is('identity-document'));
    expect(JSON.stringify(answer)).not.toMatch(/CANARY|ERIKSSON/);
  });
  it.each([
    'https://riverton.example/pay',
    'HTTP://X',
    'www.example.org',
    'file:///etc/passwd',
    ']Q1javascript://%0aalert(1)',
  ])('a web address is one: %s', (text) => expect(read(text)).toEqual(is('web-address')));
  it.each([
    '',
    '   ',
    '4006381333931',
    '$(reboot); rm -rf / #',
    '`id`',
    "'; DROP TABLE bills; --",
    '<script>alert(1)</script>',
    'WIFI:S:town;T:WPA;P:secret;;',
    'javascript:alert(1)',
    '\u001d\u0004A\u0007B',
    '🧾💧💶',
    '\ud800',
  ])('anything else is unknown: %j', (text) => expect(read(text)).toEqual({ kind: 'unknown' }));
  it('so is whatever is too long to be read', () => {
    for (const text of ['x'.repeat(10_000), 'TKB1:'.repeat(900), `${epc()}${' '.repeat(5000)}`])
      expect(read(text)).toEqual({ kind: 'unknown' });
  });
});
