import type { WaitingKind } from '../../wire/index.ts';

export const texts = {
  title: 'Today',
  find: 'Find a payment',
  findHint: 'Name, amount, card, bill, phone…',
  search: 'Search',
  clear: 'Clear',
  waits: 'What needs a hand',
  nothing: 'Nothing needs a hand',
  open: 'Open',
  since: 'the oldest since',
  more: 'More than',
};

/** What waits, for one and for more; and where to go. */
export const waitingTexts: Readonly<
  Record<
    WaitingKind,
    { readonly one: string; readonly many: string; readonly none: string; readonly page: string }
  >
> = {
  help: {
    one: 'resident asks for help at a kiosk',
    many: 'residents ask for help at kiosks',
    none: 'no one asks for help',
    page: '',
  },
  exceptions: {
    one: 'exception waits for a clerk',
    many: 'exceptions wait for a clerk',
    none: 'all payments are settled',
    page: 'attention',
  },
  confirmations: {
    one: 'way out of an exception waits for a second person',
    many: 'ways out of exceptions wait for a second person',
    none: 'nothing waits for a second person',
    page: 'attention',
  },
  refunds: {
    one: 'refund waits',
    many: 'refunds wait',
    none: 'no refund waits',
    page: 'refunds',
  },
  days: {
    one: 'day waits to be closed',
    many: 'days wait to be closed',
    none: 'every day that is over is closed',
    page: 'settlement',
  },
  applications: {
    one: 'application waits for a decision',
    many: 'applications wait for a decision',
    none: 'all applications are decided',
    page: 'applications',
  },
  reports: {
    one: 'report is open',
    many: 'reports are open',
    none: 'no report is open',
    page: 'reports',
  },
  alarms: {
    one: 'alarm in the last 24 hours',
    many: 'alarms in the last 24 hours',
    none: 'no alarm in the last 24 hours',
    page: 'attention',
  },
  kiosks: {
    one: 'kiosk has been silent for more than 5 minutes',
    many: 'kiosks have been silent for more than 5 minutes',
    none: 'every kiosk reports',
    page: 'kiosks',
  },
};
