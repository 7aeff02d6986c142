import { describe, expect, it } from 'vitest';
import { newSecret, stepOf } from './one-time-code.ts';

/** "12345678901234567890" in base32, the key of RFC 6238, appendix B; the codes are the last six of its eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
];

describe('a code of an app', () => {
  it.each(VECTORS)('fits the test vector of RFC 6238 at %i s', (seconds, code) => {
    expect(stepOf(SECRET, code, new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
  });

  it('fits with clocks that are a step apart, as that step, and no further', () => {
    const at = (seconds: number) => stepOf(SECRET, '287 082', new Date(seconds * 1_000));
    expect([at(59 + 30), at(59 - 30)]).toEqual([1, 1]);
    expect([at(59 + 62), at(59 + 3_600)]).toEqual([null, null]);
  });

  it('is none when it is of another length, or no number', () => {
    for (const code of ['', '28708', '2870822', 'abcdef', '٢٨٧٠٨٢'])
      expect(stepOf(SECRET, code, new Date(59_000))).toBeNull();
  });

  it('comes from a secret of 160 bits, different each time, in an address that an app reads', () => {
    const made = newSecret('ann.clerk');
    expect(made.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret('ann.clerk').secret).not.toBe(made.secret);
    const address = new URL(made.address);
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp']);
    expect(address.searchParams.get('secret')).toBe(made.secret);
    expect(decodeURIComponent(address.pathname)).toContain('ann.clerk');
  });
});
