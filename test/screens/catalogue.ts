import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { nextCollections } from '../../domain/collection/index.ts';
import { Brand, TownMap } from '../../domain/content/index.ts';
import type { Screen, ScreenSettings, View } from '../../domain/ipc/index.ts';
import { makeReceipt, makeReferenceSlip } from '../../domain/receipt/index.ts';
import { LocalizedText } from '../../domain/text/index.ts';
import { Town } from '../../domain/town/index.ts';
import type { ClerkMoney } from '../../domain/unsettled/index.ts';
import { type TownOfSamples, townOfSamples } from './town-of-samples.ts';

const folder = new URL('../../config/towns/millbrook/', import.meta.url);
/** In the order in which the group of a service shows them. */
const SERVICES = [
  'book-facility',
  'cancel-booking',
  'collection-days',
  'queue-number',
  'status-lookup',
  'permit-building',
  'permit-event',
  'pay-bill',
  'permit-parking',
  'register-pet',
  'report-problem',
  'request-call',
  'share-feedback',
];
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const services = SERVICES.map((name) => json(`services/${name}.json`));
const town = Town.parse({
  definition: json('town.json'),
  services,
  fees: json('fees.json'),
  facilities: json('facilities.json'),
  queues: json('queues.json'),
});
/** What is collected in a round of the town, on a day. */
function collected(roundId: string): { title: LocalizedText; days: string[] }[] {
  const service = town.services.find(({ kind }) => kind === 'collection');
  if (service?.kind !== 'collection') throw new Error('the town collects nothing');
  const round = service.rounds.find((one) => one.roundId === roundId);
  if (!round) throw new Error(`no round ${roundId}`);
  return nextCollections(round, service.moved, '2026-11-23').map(({ title, days }) => ({
    title,
    days: [...days],
  }));
}
/** The town's own map. */
/** Where the pictures of the samples are. */
export const contentFolder = fileURLToPath(new URL('content/', folder));
export const brand = Brand.parse(json('content/brand.json'));
export const townMap = TownMap.parse(json('content/map.json'));
export const settings: ScreenSettings = {
  version: '0.1.0',
  panelShortSideMm: 340,
  standsAt: [-8.0216, 52.3108],
  place: z.object({ place: LocalizedText }).parse(json('demo.json')).place,
  electronOutOfSupport: null,
  town,
};

const total = { amountMinor: 23_390, currency: 'EUR' };
const reference = 'MB-7F3K-2291';
const partBack = { amountMinor: 11_700, currency: 'EUR' };
/** What is known of money that a clerk has, in every case there is. */
const CLERK_MONEY: readonly ClerkMoney[] = [
  { kind: 'unknown' },
  { kind: 'other-amount', charged: { amountMinor: 24_390, currency: 'EUR' } },
  { kind: 'charged' },
  { kind: 'not-back' },
  { kind: 'back-unknown' },
  { kind: 'partly-back', reversed: partBack },
  { kind: 'partly-back', reversed: null },
];
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
const receipt = (language: string, paid = lines) =>
  makeReceipt({
    town: town.definition,
    language,
    reference,
    accountNumber: '104-2210',
    lines: paid,
    total,
    payment: {
      kind: 'approved',
      authorisationCode: '318822',
      card: { scheme: 'mc', maskedNumber: '************1111' },
    } as unknown as Parameters<typeof makeReceipt>[0]['payment'],
    paidAt: '2026-11-23T10:15:00Z',
  });

const slip = (language: string) =>
  makeReferenceSlip({
    town: town.definition,
    language,
    reference,
    total,
    money: { kind: 'partly-back', reversed: partBack },
    leftAt: '2026-11-23T10:15:00Z',
  });

const account = {
  kind: 'account',
  serviceId: 'pay-bill',
  known: 'nothing',
  scanned: null,
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
const paying = { kind: 'paying', total, reference, canCancel: false, canLeave: false } as const;
const payAgain = { kind: 'pay-again', total, reference, certain: true, problem: null } as const;
const returning = { kind: 'returning', total, reference, why: 'paid-elsewhere', done: false } as const;
const booking = {
  kind: 'booking-found',
  booking: {
    reference: 'MILL1-42',
    facilityId: 'tennis',
    unitId: 'court-1',
    at: '2026-12-05T18:00:00Z',
    until: '2026-12-05T19:00:00Z',
    paid: total,
    state: 'booked',
    cancelUntil: '2026-12-04T18:00:00Z',
  },
  problem: null,
  busy: false,
} as const;
const receiptScreen = {
  kind: 'receipt',
  serviceId: 'pay-bill',
  total,
  reference,
  canPrint: true,
  failed: null,
  queued: false,
} as const;
const done = {
  kind: 'done',
  serviceId: 'pay-bill',
  reference,
  total,
  queued: false,
  document: null,
  address: null,
} as const;

/** A state of a screen to look at: what main sends, and what is touched then. */
export type Sample = {
  readonly name: string;
  readonly screen: (language: string) => Screen;
  readonly view?: Partial<View>;
  /** Test ids to touch, one after the other. */
  readonly touch?: readonly string[];
  /** Shows the town's map, which takes a moment to be drawn. */
  readonly map?: boolean;
  /** The staff's corner is held first. */
  readonly hold?: boolean;
  /** The town whose kiosk shows it; Millbrook with a small content when absent. */
  readonly town?: TownOfSamples;
  /** What the clock shows; a Monday morning when absent. */
  readonly at?: string;
};

const still = (name: string, screen: unknown, more: Omit<Sample, 'name' | 'screen'> = {}): Sample => ({
  name,
  screen: () => screen as Screen,
  ...more,
});

const OFTEN = [
  { kind: 'place', id: 'library' },
  { kind: 'service', id: 'book-facility' },
  { kind: 'page', id: 'bus-times' },
];

const lookUp = (
  name: string,
  kind: string,
  id: string | null,
  touch: readonly string[] = [],
  map = false,
): Sample =>
  still(
    `look-up-${name}`,
    {
      kind: 'look-up',
      path: { kind, id },
      often: kind === 'search' ? OFTEN : [],
      notNow: [],
      canPrint: true,
      taken: null,
    },
    { touch, map },
  );

const signature = {
  strokes: [
    [80, 620, 140, 300, 200, 240, 240, 420, 230, 640, 300, 700, 380, 520, 420, 420],
    [460, 560, 520, 460, 560, 520, 600, 640, 660, 520, 720, 480, 780, 600, 900, 540],
  ],
};

const found = {
  reference: 'MILL1-42',
  serviceId: 'permit-building',
  title: null,
  status: 'approved',
  note: 'You may begin on 1 December. Keep the footpath free.',
  submittedAt: '2026-11-02T09:00:00Z',
  changedAt: '2026-11-20T14:30:00Z',
  owed: { amountMinor: 12_600, currency: 'EUR' },
};

const pointed = {
  place: { words: 'Mill Street, near: Museum', position: { longitude: -8.0212, latitude: 52.3121 } },
};

/** A page of one of the town's services. */
const form = (
  name: string,
  serviceId: string,
  pageId: string,
  more: Omit<Sample, 'name' | 'screen'> = {},
  answers: object = {},
): Sample =>
  still(
    name,
    { kind: 'form', serviceId, pageId, number: 2, of: 4, answers, problems: [], today: '2026-11-23' },
    more,
  );

const queues = {
  kind: 'queues',
  serviceId: 'queue-number',
  queues: [
    { queueId: 'registration', waiting: 4, wait: { kind: 'about', minutes: 20 } },
    { queueId: 'building', waiting: 0, wait: { kind: 'about', minutes: 5 } },
    { queueId: 'taxes', waiting: null, wait: null },
  ],
  asking: false,
  checkIn: 'offered',
  problem: null,
};

/** A town of another country, with another currency, order of languages and face. */
const otherTown = townOfSamples('marsa-zaitoun');
const dinars = (amountMinor: number) => ({ amountMinor, currency: 'TND' });
const [housing, cleaning] = [
  { ar: 'الأداء على العقارات المبنية', fr: 'Taxe d’habitation', en: 'Housing tax', 'zh-Hans': '住房税' },
  { ar: 'معلوم النظافة', fr: 'Redevance de propreté', en: 'Cleaning fee', 'zh-Hans': '清洁费' },
];
const inOtherTown = (name: string, screen: unknown, more: Partial<Sample> = {}): Sample =>
  still(`other-town-${name}`, screen, { town: otherTown, ...more });

const PRACTICE_NUMBER = ['practice', 'practice-number', 'key-1', 'key-0', 'key-4'];

export const samples: readonly Sample[] = [
  still('attract', { kind: 'attract', notice: null }),
  still('attract-notice', { kind: 'attract', notice: { reference, total, outcome: { kind: 'checking' } } }),
  still('attract-notice-said', {
    kind: 'attract',
    notice: { reference, total, outcome: { kind: 'said-not-charged' } },
  }),
  still('attract-notice-clerk', {
    kind: 'attract',
    notice: {
      reference,
      total,
      outcome: { kind: 'clerk', money: { kind: 'partly-back', reversed: partBack } },
    },
  }),
  still('language', { kind: 'language' }),
  inOtherTown('attract', { kind: 'attract', notice: null }),
  inOtherTown('home', { kind: 'home', notNow: [] }),
  inOtherTown('account', account, { touch: ['key-2', 'key-0', 'key-4'] }),
  inOtherTown('bills', {
    kind: 'bills',
    bills: [
      { ...bill('b1', housing, 184_500, '2026-12-31', 20_000), billNumber: 'H-2026-118', currency: 'TND' },
      { ...bill('b2', cleaning, 36_750, '2026-11-15', null), billNumber: 'C-2026-204', currency: 'TND' },
    ],
    chosen: [],
  }),
  inOtherTown('review', {
    ...review,
    accountNumber: '204118',
    lines: [
      { billId: 'b1', billNumber: 'H-2026-118', amountMinor: 184_500, title: housing, wholeBill: true },
    ],
    total: dinars(184_500),
  }),
  inOtherTown('form', {
    ...{ kind: 'form', serviceId: 'book-stall', pageId: 'stall', number: 1, of: 3 },
    ...{ answers: { market: 'fish' }, problems: [], today: '2026-11-23' },
  }),
  still('home', { kind: 'home', notNow: [] }),
  still(
    'home-troubles',
    { kind: 'home', notNow: [] },
    { view: { banners: ['printer-down', 'terminal-down', 'central-down'] } },
  ),
  lookUp('search', 'search', null),
  lookUp('search-typed', 'search', null, ['key-1', 'key-0', 'key-4']),
  lookUp('search-nothing', 'search', null, ['key-9', 'key-9', 'key-9', 'key-9']),
  lookUp('departments', 'department', null),
  lookUp('department', 'department', 'registry'),
  lookUp('person', 'person', 'maria-keane'),
  lookUp('places', 'place', null, ['places-library']),
  lookUp('places-map', 'place', null, ['places-turn'], true),
  lookUp('place', 'place', 'library', [], true),
  lookUp('events', 'event', null),
  lookUp('event', 'event', 'market'),
  lookUp('page', 'page', 'bus-times'),
  lookUp('questions', 'question', null, ['question-lost-and-found']),
  lookUp('paper-form', 'form', 'tree-felling'),
  lookUp('take', 'department', 'registry', ['take']),
  lookUp('take-email', 'department', 'registry', ['take', 'take-email']),
  still('home-look-up', { kind: 'home', notNow: [] }, { touch: ['group-look-up'] }),
  still('practice', { kind: 'home', notNow: [] }, { touch: ['practice'] }),
  still(
    'practice-chosen',
    { kind: 'home', notNow: [] },
    { touch: ['practice', 'practice-choose', 'option-tea', 'continue'] },
  ),
  still('practice-number', { kind: 'home', notNow: [] }, { touch: [...PRACTICE_NUMBER] }),
  still(
    'practice-terminal',
    { kind: 'home', notNow: [] },
    { touch: [...PRACTICE_NUMBER, 'continue', 'bill-practice-1', 'continue', 'pay'] },
  ),
  still('home-group', { kind: 'home', notNow: [] }, { touch: ['group-permits'] }),
  still(
    'status-reference',
    { kind: 'status', serviceId: 'status-lookup', asks: 'reference', problem: 'not-found', busy: false },
    { touch: ['key-M', 'key-1'] },
  ),
  still('status-surname', {
    kind: 'status',
    serviceId: 'status-lookup',
    asks: 'surname',
    problem: null,
    busy: false,
  }),
  still('status-approved', { kind: 'status-found', found, canPay: true }),
  still('status-more', {
    kind: 'status-found',
    found: { ...found, status: 'more-needed', owed: null },
    canPay: false,
  }),
  still('collection-rounds', { kind: 'collection-rounds', serviceId: 'collection-days' }),
  still('collection-days', {
    kind: 'collection-days',
    serviceId: 'collection-days',
    roundId: 'east-of-the-river',
    next: collected('east-of-the-river'),
  }),
  still('queues', queues),
  still('queues-closed', queues, { at: '2026-11-22T22:10:00Z' }),
  still('booking-found', booking),
  still('booking-asks', booking, { touch: ['booking-cancel'] }),
  still('help-asks', { kind: 'home', notNow: [] }, { touch: ['help'] }),
  still('help-told', { kind: 'home', notNow: [] }, { touch: ['help', 'help-call'] }),
  still('ticket', {
    kind: 'ticket',
    serviceId: 'queue-number',
    reference,
    ticket: {
      day: '2026-11-23',
      queueId: 'registration',
      letter: 'A',
      number: 17,
      origin: 'central',
      appointmentAt: null,
      peopleBefore: 3,
      wait: { kind: 'about', minutes: 15 },
    },
    paper: 'printed',
    queued: false,
  }),
  form('form-slot', 'book-facility', 'when', { touch: [] }),
  still('access', { kind: 'home', notNow: [] }, { touch: ['access'] }),
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
  still('account-identity', { ...account, problem: 'identity-document' }),
  still('account-bill-read', { ...account, scanned: { kind: 'bill-number', value: 'W-2026-0412' } }),
  still('account-busy', { ...account, busy: true }),
  still('holder', { kind: 'holder', holderName: 'Nora Byrne', accountNumber: '104-2210' }),
  still('bills', { kind: 'bills', bills, chosen: [] }),
  still(
    'bills-amount',
    { kind: 'bills', bills, chosen: [] },
    { touch: ['part-b2', 'key-1', 'key-2', 'amount-take'] },
  ),
  still('bills-in-doubt', {
    kind: 'bills',
    bills: bills.map((one) => ({ ...one, inDoubt: one.billId === 'b1' })),
    chosen: [],
  }),
  still('bills-all-in-doubt', {
    kind: 'bills',
    bills: bills.slice(0, 1).map((one) => ({ ...one, inDoubt: true })),
    chosen: [],
  }),
  still('bills-none', { kind: 'bills', bills: [], chosen: [] }),
  still('review', review),
  still('review-paper', { ...review, paper: 'ask' }),
  still('review-problem', { ...review, problem: 'unreachable' }),
  still('review-in-doubt', { ...review, problem: 'in-doubt' }),
  still('paying-present-card', { ...paying, phase: 'present-card', canCancel: true }),
  still('paying-enter-pin', { ...paying, phase: 'enter-pin', canCancel: true }),
  still('paying-authorising', { ...paying, phase: 'authorising' }),
  still('paying-remove-card', { ...paying, phase: 'remove-card' }),
  still('paying-cancelling', { ...paying, phase: 'cancelling', canLeave: true }),
  still('paying-checking', { ...paying, phase: 'checking', canLeave: true }),
  still('paying-delivering', { ...paying, phase: 'delivering' }),
  still('pay-again', { ...payAgain, reason: 'wrong-pin' }),
  still('pay-again-said', { ...payAgain, reason: 'not-made', certain: false }),
  still('pay-again-in-doubt', { ...payAgain, reason: 'refused', problem: 'in-doubt' }),
  still('returning', returning),
  still('returning-done', { ...returning, why: 'slot-taken', done: true }),
  ...CLERK_MONEY.map((money, at) =>
    still(`clerk-${at}-${money.kind}`, { kind: 'clerk', total, reference, money }),
  ),
  ...(['printing', 'printed', 'none', 'unconfirmed'] as const).map(
    (paper): Sample => ({
      name: `slip-${paper}`,
      screen: (language) => ({ kind: 'slip', document: slip(language), paper }),
    }),
  ),
  still('receipt', { ...receiptScreen, queued: true }),
  still('receipt-failed', { ...receiptScreen, canPrint: false, failed: 'not-printed' }),
  still('receipt-email', receiptScreen, { touch: ['receipt-email', 'key-n', 'key-@gmail.com'] }),
  still('printing', { kind: 'printing' }),
  still('done-print', { ...done, way: 'print' }),
  still('done-email', { ...done, way: 'email', address: 'nora@example.org', queued: true }),
  { name: 'done-screen', screen: (language) => ({ ...done, way: 'screen', document: receipt(language) }) },
  {
    name: 'done-screen-rated',
    screen: (language) => ({ ...done, way: 'screen', document: receipt(language) }),
    touch: ['rate-4'],
  },
  {
    name: 'done-screen-long',
    screen: (language) => ({
      ...done,
      way: 'screen',
      document: receipt(language, Array.from({ length: 9 }, () => lines).flat()),
    }),
  },
  still('out-of-order', {
    kind: 'out-of-order',
    reason: 'journal',
    staffMessage: 'The journal cannot be written: the disk is full.',
  }),
  still('out-of-order-starting', { kind: 'out-of-order', reason: 'starting', staffMessage: '' }),
  still(
    'home-offline',
    {
      kind: 'home',
      notNow: [
        { serviceId: 'permit-parking', why: 'central-down' },
        { serviceId: 'register-pet', why: 'central-down' },
      ],
    },
    { view: { banners: ['central-down'] } },
  ),
  form('form-person', 'register-pet', 'you'),
  // In Chinese letters are the sound of what is meant.
  form('form-person-composed', 'register-pet', 'you', {}, { name: { given: '芳', family: 'wang' } }),
  form(
    'form-address',
    'register-pet',
    'you',
    { touch: ['continue'] },
    { name: { given: 'Maria', family: 'Lopez' } },
  ),
  form(
    'form-address-street',
    'register-pet',
    'you',
    { touch: ['continue'] },
    {
      name: { given: 'Maria', family: 'Lopez' },
      address: { street: 'mi', houseNumber: '', postcode: '', place: '' },
    },
  ),
  form('form-place', 'report-problem', 'where', {}, { place: { words: 'mi', position: null } }),
  form('form-place-map', 'report-problem', 'where', { touch: ['place-turn'], map: true }, pointed),
  form('form-choice', 'register-pet', 'animal', {}, { kind: 'dog' }),
  form('form-text', 'register-pet', 'animal', { touch: ['continue'] }, { kind: 'dog' }),
  form(
    'form-date',
    'register-pet',
    'animal',
    { touch: ['continue', 'continue'] },
    {
      kind: 'dog',
      'pet-name': 'Bruno',
      'born-on': '2024-05-17',
    },
  ),
  form(
    'form-years',
    'register-pet',
    'animal',
    { touch: ['continue', 'continue', 'calendar-title'] },
    {
      kind: 'dog',
      'pet-name': 'Bruno',
      'born-on': '2024-05-17',
    },
  ),
  form(
    'form-digits',
    'register-pet',
    'animal',
    { touch: ['continue', 'continue', 'continue', 'continue'] },
    {
      kind: 'dog',
      'pet-name': 'Bruno',
      'born-on': '2024-05-17',
      chip: '12345',
    },
  ),
  form('form-declaration', 'register-pet', 'confirm', { touch: ['continue'] }),
  form('form-signature', 'register-pet', 'confirm', { touch: ['agree-truth', 'continue'] }, { signature }),
  form(
    'form-signature-typed',
    'register-pet',
    'confirm',
    { touch: ['continue', 'signature-type'] },
    { truth: true },
  ),
  form(
    'form-group',
    'permit-parking',
    'vehicles',
    {},
    {
      vehicles: [{ plate: '241-D-1234', make: 'Dacia Spring' }, { plate: '12-MH-99' }],
    },
  ),
  form('form-group-item', 'permit-parking', 'vehicles', { touch: ['group-add'] }),
  form('form-choices', 'share-feedback', 'opinion', {}, { about: ['kiosk', 'streets'] }),
  form('form-long', 'share-feedback', 'opinion', { touch: ['continue'] }, { about: ['kiosk'] }),
  form(
    'form-long-composed',
    'share-feedback',
    'opinion',
    { touch: ['continue'] },
    { about: ['kiosk'], words: '图书馆几点kaimen' },
  ),
  form(
    'form-phone',
    'request-call',
    'call',
    { touch: ['continue'] },
    { name: { given: 'Maria', family: 'Lopez' } },
  ),
  still('form-review', {
    kind: 'form-review',
    serviceId: 'register-pet',
    answers: {
      name: { given: 'Maria', family: 'Lopez' },
      address: { street: 'Mill Lane', houseNumber: '4', postcode: '', place: 'Millbrook' },
      kind: 'dog',
      'pet-name': 'Bruno',
      'born-on': '2024-05-17',
      chip: '372900000012345',
      'vaccinated-on': '2026-03-02',
      neutered: 'yes',
      guide: 'no',
      truth: true,
      signature,
    },
    fees: [
      {
        feeId: 'registration',
        title: {
          en: 'Registration',
          ar: 'رسم التسجيل',
          'zh-Hans': '登记费',
          fr: 'Enregistrement',
          es: 'Registro',
        },
        amountMinor: 1_500,
      },
      {
        feeId: 'tag',
        title: { en: 'Tag', ar: 'اللوحة', 'zh-Hans': '宠物牌', fr: 'Médaille', es: 'Placa' },
        amountMinor: 600,
      },
    ],
    total: { amountMinor: 2_100, currency: 'EUR' },
    paper: 'ok',
    problem: null,
    busy: false,
  }),
  still('form-review-free', {
    kind: 'form-review',
    serviceId: 'report-problem',
    answers: { category: 'lamp', danger: 'no', place: { words: 'Mill Lane, by the bridge', position: null } },
    fees: [],
    total: null,
    paper: 'ok',
    problem: null,
    busy: false,
  }),
  still('sending', { kind: 'sending', reference }),
  still('not-taken', { kind: 'not-taken', reference }),
  still('receipt-free', { ...receiptScreen, serviceId: 'report-problem', total: null }),
  still('done-free', { ...done, serviceId: 'report-problem', total: null, way: 'print' }),
  still('bills-many', {
    kind: 'bills',
    bills: Array.from({ length: 14 }, (_, at) =>
      bill(`m${at}`, at % 2 ? tax : water, 4_100 + at, '2026-11-01', 1_000),
    ),
    chosen: [],
  }),
  still('staff', { kind: 'home', notNow: [] }, { hold: true, touch: ['key-1', 'staff-unlock'] }),
  still('idle', { kind: 'home', notNow: [] }, { view: { idleEndsInMs: 24_000 } }),
];

/** One of the samples by its name; a name that there is not is a mistake in a test. */
export function sampleOf(name: string): Sample {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  return sample;
}
