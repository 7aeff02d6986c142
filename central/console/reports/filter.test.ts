import { describe, expect, it } from 'vitest';
import { asFilter } from './filter.ts';

describe('the filter of the reports', () => {
  it('comes from the address, and leaves out what does not exist', () => {
    expect(asFilter({ status: 'open', forward: 'failed', reference: ' mill1-42 ' })).toEqual({
      status: 'open',
      forward: 'failed',
      reference: 'MILL1-42',
    });
    const nothing = { status: undefined, forward: undefined, reference: undefined };
    expect(asFilter({ status: 'lost', forward: '', reference: ' ' })).toEqual(nothing);
    expect(asFilter({})).toEqual(nothing);
  });
});
