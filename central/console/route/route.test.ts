import { describe, expect, it } from 'vitest';
import { readRoute, routeTo } from './index.ts';

describe('an address of the console', () => {
  it.each([
    [['transactions'], { status: 'open', after: '2026-11-23T08:00:00.000Z/a&b=c' }],
    [['transactions', 'kiosk/with?signs#', 'é 100%'], {}],
    [['bills'], { search: 'Ann & Bob?' }],
  ])('%j %j is read as it was written', (path, query) => {
    expect(readRoute(routeTo(path, query))).toEqual({ path, query });
  });
  it('leaves out what is empty', () => {
    expect(routeTo(['bills'], { search: '', after: undefined })).toBe('#/bills');
  });
  it('takes what cannot be decoded as nothing', () => {
    expect(readRoute('#/transactions/%E0%A4%A')).toEqual({ path: ['transactions'], query: {} });
    expect(readRoute('')).toEqual({ path: [], query: {} });
  });
});
