import { expect, it } from 'vitest';
import { accountPlace } from './account-place.ts';
import { afterScan } from './after-scan.ts';

const nothing = accountPlace('pay-bill');
const ACCOUNT = '104-2210';
const BILL = 'W-2026-0412';
const asks = (kind: string, value: string): unknown => ({
  kind: 'ask',
  question: { account: { kind, value }, secondFact: { kind: 'bill-number', value: BILL } },
});
const slip = { kind: 'slip', billNumber: BILL, accountNumber: null, amount: null } as const;

it('asks for the account at once when a code names it and a bill', () => {
  expect(afterScan(nothing, { kind: 'bill', accountNumber: ACCOUNT, billNumber: BILL })).toEqual(
    asks('account-number', ACCOUNT),
  );
  expect(afterScan(nothing, { ...slip, accountNumber: ACCOUNT })).toEqual(asks('account-number', ACCOUNT));
});

it('keeps a bill’s number until the account is known, and the other way round', () => {
  const bill = { kind: 'bill-number', value: BILL } as const;
  const account = { kind: 'account-number', value: ACCOUNT } as const;
  const before = { ...nothing, problem: 'not-a-bill' } as const;
  for (const code of [slip, { kind: 'bill-number', billNumber: BILL } as const]) {
    expect(afterScan(before, code)).toEqual({ kind: 'stay', place: { ...nothing, scanned: bill } });
    expect(afterScan({ ...before, scanned: account }, code)).toEqual(asks('account-number', ACCOUNT));
    expect(afterScan({ ...before, cardNumber: 'MB20001147' }, code)).toEqual(
      asks('card-number', 'MB20001147'),
    );
  }
  const code = { kind: 'account-number', accountNumber: ACCOUNT } as const;
  expect(afterScan({ ...before, cardNumber: 'MB20001147' }, code)).toEqual({
    kind: 'stay',
    place: { ...nothing, scanned: account },
  });
  expect(afterScan({ ...before, scanned: bill }, code)).toEqual(asks('account-number', ACCOUNT));
});

it('forgets nothing of what was known when a code leads nowhere, and says why', () => {
  const known = { ...nothing, scanned: { kind: 'bill-number', value: BILL } } as const;
  expect(afterScan(known, { kind: 'unknown' })).toEqual({
    kind: 'stay',
    place: { ...known, problem: 'not-a-bill' },
  });
  expect(afterScan(known, { kind: 'refused', why: 'identity-document' })).toEqual({
    kind: 'stay',
    place: { ...known, problem: 'identity-document' },
  });
});
