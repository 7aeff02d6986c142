import { expect, it } from 'vitest';
import { fold, type Transaction, type TransactionEvent } from '../../domain/transaction/index.ts';
import { restartNotice } from './restart-notice.ts';

const ID = '3f0d5a8e-6f5b-4a38-9d55-1c1d7e0a2b11';
const total = { amountMinor: 1_210, currency: 'EUR' };
const request = { saleId: 'kiosk', poiId: 'terminal', serviceId: 'a1' };

function cutOff(...events: TransactionEvent[]): Transaction {
  const told = fold(ID, [
    { kind: 'started', reference: 'MILL1-1', serviceId: 'pay-bill', language: 'en' },
    { kind: 'details-given', details: { recordId: ID, hash: 'a'.repeat(64) } },
    {
      kind: 'priced',
      lines: [{ billId: 'b1', billNumber: 'W-1', amountMinor: 1_210, title: { en: 'Water' } }],
      total,
    },
    { kind: 'confirmed' },
    { kind: 'reserved', holdId: 'h' },
    { kind: 'payment-requested', attempt: 1, request, amount: total },
    { kind: 'resident-gone', why: 'restart' },
    ...events,
  ]);
  if (told.kind !== 'applied') throw new Error(told.why);
  return told.transaction;
}

it.each([
  ['asked for still', [], { kind: 'checking' }],
  [
    'declined by the bank: nothing was charged',
    [{ kind: 'payment-declined', attempt: 1, reason: 'refused' }],
    { kind: 'not-charged' },
  ],
  [
    'ended by the kiosk: that nothing was charged is the terminal’s word',
    [{ kind: 'payment-declined', attempt: 1, reason: 'aborted-by-kiosk' }],
    { kind: 'said-not-charged' },
  ],
  [
    'unknown to the terminal: likewise',
    [{ kind: 'payment-not-made', attempt: 1 }],
    { kind: 'said-not-charged' },
  ],
  [
    'without an answer: a clerk’s, and what is known of it',
    [
      { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' },
      { kind: 'clerk-needed', reason: 'payment-unknown' },
    ],
    { kind: 'clerk', money: { kind: 'unknown' } },
  ],
] as const)('a payment that a restart cut off, %s', (_what, events, outcome) => {
  const transaction = cutOff(...events);
  const notice = restartNotice(
    () => [transaction],
    () => transaction,
    () => 0,
  );
  expect(notice()).toEqual({ reference: 'MILL1-1', total, outcome });
});
