import { readFileSync } from 'node:fs';
import type { Screen, ScreenSettings, View } from '../../domain/ipc/index.ts';
import { makeReceipt } from '../../domain/receipt/index.ts';
import { Town } from '../../domain/town/index.ts';

const folder = new URL('../../config/towns/millbrook/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const town = Town.parse({ definition: json('town.json'), services: [json('services/pay-bill.json')] });
export const settings: ScreenSettings = { version: '0.1.0', panelShortSideMm: 340, town };

const total = { amountMinor: 23_390, currency: 'EUR' };
const reference = 'MB-7F3K-2291';
const water = { en: 'Water', es: 'Agua', fr: 'Eau', ar: 'المياه', 'zh-Hans': '水费' };
const tax = {
  en: 'Property tax',
  es: 'Impuesto sobre bienes inmuebles',
  fr: 'Taxe foncière',
  ar: 'ضريبة العقارات',
  'zh-Hans': '房产税',
};
const parking = { en: 'Parking fine' };
const lines = [
  { billId: 'b1', billNumber: 'W-2026-1187', amountMinor: 8_390, title: water },
  { billId: 'b2', billNumber: 'T-2026-0042', amountMinor: 15_000, title: tax },
];
const bill = (
  billId: string,
  title: Record<string, string>,
  openMinor: number,
  dueOn: string,
  least: number | null,
) => ({
  billId,
  billNumber: lines.find((line) => line.billId === billId)?.billNumber ?? 'P-2026-3310',
  title,
  dueOn,
  openMinor,
  currency: 'EUR',
  leastPartMinor: least,
});
const bills = [
  bill('b1', water, 8_390, '2026-10-31', null),
  bill('b2', tax, 41_250, '2099-12-15', 5_000),
  bill('b3', parking, 3_500, '2099-12-20', null),
];
const receipt = (language: string) =>
  makeReceipt({
    town: town.definition,
    language,
    reference,
    accountNumber: '104-2210',
    lines,
    total,
    payment: {
      kind: 'approved',
      authorisationCode: '318822',
      card: { scheme: 'Visa', maskedNumber: '************1111' },
    } as unknown as Parameters<typeof makeReceipt>[0]['payment'],
    paidAt: '2026-11-23T10:15:00Z',
  });

const account = {
  kind: 'account',
  serviceId: 'pay-bill',
  known: 'nothing',
  problem: null,
  busy: false,
} as const;
const review = {
  kind: 'review',
  accountNumber: '104-2210',
  lines: lines.map((line) => ({ ...line, wholeBill: line.billId === 'b1' })),
  total,
  paper: 'ok',
  problem: null,
  busy: false,
} as const;
const paying = { kind: 'paying', total, reference, canCancel: false } as const;
const receiptScreen = {
  kind: 'receipt',
  total,
  reference,
  canPrint: true,
  failed: null,
  queued: false,
} as const;
const done = { kind: 'done', reference, total, queued: false, document: null, address: null } as const;

/** A state of a screen to look at: what main sends, and what is touched then. */
export type Sample = {
  readonly name: string;
  readonly screen: (language: string) => Screen;
  readonly view?: Partial<View>;
  /** Test ids to touch, one after the other. */
  readonly touch?: readonly string[];
  /** The staff's corner is held first. */
  readonly hold?: boolean;
};

const still = (name: string, screen: unknown, more: Omit<Sample, 'name' | 'screen'> = {}): Sample => ({
  name,
  screen: () => screen as Screen,
  ...more,
});

export const samples: readonly Sample[] = [
  still('attract', { kind: 'attract', notice: null }),
  still('attract-notice', { kind: 'attract', notice: { reference, total, outcome: 'checking' } }),
  still('language', { kind: 'language' }),
  still('home', { kind: 'home' }),
  still(
    'home-troubles',
    { kind: 'home' },
    { view: { banners: ['printer-down', 'terminal-down', 'central-down'] } },
  ),
  still('account-number', account, { touch: ['key-1', 'key-0', 'key-4', 'key--', 'key-2'] }),
  still('account-fact', account, { touch: ['key-1', 'key-0', 'key-4', 'continue'] }),
  still('account-surname', { ...account, known: 'card' }, { touch: ['fact-surname'] }),
  still(
    'account-bill-number',
    { ...account, known: 'card' },
    { touch: ['fact-bill-number', 'key-T', 'key--'] },
  ),
  still(
    'account-problem',
    { ...account, problem: 'not-found' },
    { touch: ['key-1', 'key-2', 'key-3', 'continue', 'fact-surname'] },
  ),
  still('account-throttled', { ...account, problem: 'throttled' }),
  still('account-busy', { ...account, busy: true }),
  still('holder', { kind: 'holder', holderName: 'Nora Byrne', accountNumber: '104-2210' }),
  still('bills', { kind: 'bills', bills, chosen: [] }),
  still(
    'bills-amount',
    { kind: 'bills', bills, chosen: [] },
    { touch: ['part-b2', 'key-1', 'key-2', 'amount-take'] },
  ),
  still('bills-none', { kind: 'bills', bills: [], chosen: [] }),
  still('review', review),
  still('review-paper', { ...review, paper: 'ask' }),
  still('review-problem', { ...review, problem: 'unreachable' }),
  still('paying-present-card', { ...paying, phase: 'present-card', canCancel: true }),
  still('paying-enter-pin', { ...paying, phase: 'enter-pin', canCancel: true }),
  still('paying-authorising', { ...paying, phase: 'authorising' }),
  still('paying-remove-card', { ...paying, phase: 'remove-card' }),
  still('paying-checking', { ...paying, phase: 'checking' }),
  still('paying-delivering', { ...paying, phase: 'delivering' }),
  still('pay-again', { kind: 'pay-again', reason: 'wrong-pin', total, problem: null }),
  still('returning', { kind: 'returning', total, reference, done: false }),
  still('returning-done', { kind: 'returning', total, reference, done: true }),
  still('clerk', { kind: 'clerk', total, reference }),
  still('receipt', { ...receiptScreen, queued: true }),
  still('receipt-failed', { ...receiptScreen, canPrint: false, failed: 'not-printed' }),
  still('receipt-email', receiptScreen, { touch: ['receipt-email', 'key-n', 'key-@gmail.com'] }),
  still('printing', { kind: 'printing' }),
  still('done-print', { ...done, way: 'print' }),
  still('done-email', { ...done, way: 'email', address: 'nora@example.org', queued: true }),
  { name: 'done-screen', screen: (language) => ({ ...done, way: 'screen', document: receipt(language) }) },
  still('out-of-order', {
    kind: 'out-of-order',
    reason: 'journal',
    staffMessage: 'The journal cannot be written: the disk is full.',
  }),
  still('bills-many', {
    kind: 'bills',
    bills: Array.from({ length: 14 }, (_, at) =>
      bill(`m${at}`, at % 2 ? tax : water, 4_100 + at, '2026-11-01', 1_000),
    ),
    chosen: [],
  }),
  still('staff', { kind: 'home' }, { hold: true, touch: ['key-1', 'staff-unlock'] }),
  still('idle', { kind: 'home' }, { view: { idleEndsInMs: 24_000 } }),
];
