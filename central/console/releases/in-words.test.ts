import { expect, it } from 'vitest';
import { USUAL_PLAN } from '../../../domain/release/index.ts';
import { kioskInWords, wideningInWords } from './in-words.ts';

it.each([
  [{ state: null, reached: false, standing: 'open' }, 'Not offered', '', 'plain'],
  [{ state: null, reached: true, standing: 'open' }, 'Offered', 'Nothing reported yet.', 'plain'],
  [
    { state: { kind: 'downloading', percent: 40 }, reached: true, standing: 'open' },
    'On its way',
    'Downloading, 40 %.',
    'busy',
  ],
  [
    { state: { kind: 'waiting', for: 'idle' }, reached: true, standing: 'open' },
    'On its way',
    'Waits until nobody stands at the screen.',
    'busy',
  ],
  [
    { state: { kind: 'healthy' }, reached: true, standing: 'healthy' },
    'Healthy',
    'Runs and is healthy.',
    'good',
  ],
  [
    { state: { kind: 'rolled-back', why: 'crashed', exit: 3 }, reached: true, standing: 'failed' },
    'Failed',
    'Rolled back because it crashed (exit code 3).',
    'bad',
  ],
  [
    { state: { kind: 'refused', why: 'quarantined' }, reached: true, standing: 'failed' },
    'Failed',
    'This release failed on this kiosk before; it waits for another one.',
    'bad',
  ],
  [
    { state: { kind: 'refused', why: 'halted' }, reached: true, standing: 'open' },
    'Not taken',
    'The rollout is halted.',
    'plain',
  ],
  [
    { state: { kind: 'failed', why: 'no-room' }, reached: true, standing: 'open' },
    'Held up',
    'Not downloaded: There is no room for it on the disk.',
    'warn',
  ],
] as const)('says of a kiosk with %j: %s', (row, mark, words, tone) => {
  expect(kioskInWords(row)).toEqual({ mark, words, tone });
});

it('says how a rollout widens from where it is', () => {
  expect(wideningInWords(USUAL_PLAN, 25)).toBe('to 50, 100 %, at least 24 h apart, when 90 % are healthy');
  expect(wideningInWords(USUAL_PLAN, 100)).toBe('By hand only');
});
