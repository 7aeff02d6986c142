import type { CodeFacts } from './scanned-code.ts';
import type { TownPayments } from './town-payments.ts';

/** The facts of a town for tests of codes. */
export const TOWN: CodeFacts & { readonly payments: TownPayments & { readonly gln: string } } = {
  townId: 'millbrook',
  currency: 'EUR',
  payments: {
    ibans: ['IE76MILL90000112345678', 'IE18MILL90000187654321'],
    gln: '9521234567899',
    accountNumberForms: ['000-0000'],
    billNumberForms: ['A-0000-0000'],
  },
};
