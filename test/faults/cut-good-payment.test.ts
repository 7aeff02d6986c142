import { BEFORE_MONEY, cutEverywhere } from './cut-everywhere.ts';

cutEverywhere({
  title: 'a good payment',
  appends: [
    ...BEFORE_MONEY,
    ...['payment-approved', 'delivered', 'receipt-made', 'receipt-chosen', 'print-requested', 'print-ended'],
    ...['resident-gone', 'completed'],
  ],
  from: 'started',
  prepare: () => () => undefined,
  act: (resident) => resident.takeReceipt(),
});
