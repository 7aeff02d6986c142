import { describe, expect, it } from 'vitest';
import { whatItIsAbout } from './what-it-is-about.ts';

const row = { kioskId: 'k-1', transactionId: 't-1', reference: 'MILL1-42' };

describe('what an exception is about', () => {
  it('is a transaction, with the way to its page', () => {
    expect(whatItIsAbout(row)).toEqual({
      name: 'MILL1-42',
      place: {
        to: '/transactions/$kioskId/$transactionId',
        params: { kioskId: 'k-1', transactionId: 't-1' },
      },
    });
  });
  it('has no page where central does not know the transaction', () => {
    expect(whatItIsAbout({ ...row, reference: null })).toEqual({
      name: 'Not known to central',
      place: null,
    });
  });
  it('is an entry of the journal where it cannot be read', () => {
    expect(whatItIsAbout({ ...row, reference: null, transactionId: 'entry:1:7' })).toEqual({
      name: 'Journal entry 1/7',
      place: null,
    });
  });
  it('is a period of the terminal where totals differ, which has no page', () => {
    expect(whatItIsAbout({ ...row, reference: null, transactionId: 'totals:3:2026-11:28' })).toEqual({
      name: 'Terminal totals for period 2026-11:28',
      place: null,
    });
  });
});
