import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_WAIT_MS, retryAfterMs } from './retry-after.ts';

const SENT = 'Mon, 30 Nov 2026 03:00:00 GMT';
const asks = (retryAfter: string | null, status = 503, date: string | null = SENT): number | null =>
  retryAfterMs({
    status,
    header: (name) => ({ 'retry-after': retryAfter, date })[name] ?? null,
  });

it.each<readonly [string, string | null, number | null]>([
  ['seconds', '120', 120_000],
  ['seconds between spaces', ' 7 ', 7_000],
  ['a date, which counts from the date of the answer', 'Mon, 30 Nov 2026 03:02:00 GMT', 120_000],
  ['more than the longest wait', '86400', LONGEST_WAIT_MS],
  ['a number without end', '9'.repeat(400), LONGEST_WAIT_MS],
  ['a date far away', 'Fri, 31 Dec 9999 23:59:59 GMT', LONGEST_WAIT_MS],
  ['no time at all', '0', null],
  ['a date that has passed', 'Mon, 30 Nov 2026 02:59:59 GMT', null],
  ['a negative number', '-5', null],
  ['a fraction', '1.5', null],
  ['a word', 'soon', null],
  ['a date of another form', '2026-11-30T04:00:00Z', null],
  ['nothing', '', null],
  ['no header', null, null],
])('reads %s', (_, retryAfter, ms) => {
  expect(asks(retryAfter)).toBe(ms);
  expect(asks(retryAfter, 429)).toBe(ms);
});

it('believes no date of an answer that does not say when it was sent', () => {
  expect(asks('Mon, 30 Nov 2026 03:02:00 GMT', 503, null)).toBeNull();
});

it.each([200, 206, 302, 404, 500, 502])('waits for no other status: %i', (status) => {
  expect(asks('120', status)).toBeNull();
});

it('is null or between nothing and the longest wait, whatever comes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (retryAfter, date) => {
      const ms = asks(retryAfter, 503, date);
      expect(ms === null || (ms > 0 && ms <= LONGEST_WAIT_MS)).toBe(true);
    }),
  );
});
