import { describe, expect, it } from 'vitest';
import { readSearchText, writeSearchText } from './index.ts';

describe('what an address says after its question mark', () => {
  it.each([
    [{ status: 'open', after: '2026-11-23T08:00:00.000Z/a&b=c' }],
    [{ search: 'Ann & Bob? é 100%' }],
    [{ amount: '42.50', reference: '0012' }],
    [{}],
  ])('%j is read as it was written, and as texts', (search) => {
    expect(readSearchText(writeSearchText(search))).toEqual(search);
  });
  it('leaves out what is empty', () => {
    expect(writeSearchText({ search: '', after: undefined })).toBe('');
    expect(writeSearchText({ search: 'create user' })).toBe('?search=create+user');
  });
  it('does not choose between two values of one name', () => {
    expect(readSearchText('?day=2026-11-23&day=2026-11-24')).toEqual({ day: '2026-11-23,2026-11-24' });
  });
});
