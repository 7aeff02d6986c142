import { expect, it } from 'vitest';
import { advisoriesIn, whyOf } from './registry-answer.ts';

it('advisories are taken from what npm prints, once each, and what depends on them is left out', () => {
  const via = {
    url: 'https://github.com/advisories/GHSA-x',
    name: 'left-pad',
    range: '<1.2.0',
    severity: 'high',
    title: 'Pads too much',
    source: 7,
  };
  const printed = { vulnerabilities: { 'left-pad': { via: [via] }, pads: { via: ['left-pad'] } } };
  expect(advisoriesIn(printed)).toEqual({
    kind: 'answered',
    answer: [
      { id: 'GHSA-x', package: 'left-pad', vulnerable: '<1.2.0', severity: 'high', title: 'Pads too much' },
    ],
  });
  expect(advisoriesIn({ vulnerabilities: {} })).toEqual({ kind: 'answered', answer: [] });
});

it.each([
  [{ message: '405 Method Not Allowed - POST https://npm.example/-/audit', error: { summary: '' } }],
  [{ error: { summary: '405 Method Not Allowed - POST https://npm.example/-/audit' } }],
])('the reason of a registry that refuses has no address', (printed) => {
  expect(advisoriesIn(printed)).toEqual({ kind: 'unreached', why: '405 Method Not Allowed' });
});

it('anything else is no answer', () => {
  for (const printed of [null, [], 'x', {}]) expect(whyOf(printed)).toBe('no answer that can be read');
});
