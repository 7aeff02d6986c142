import { expect, it } from 'vitest';
import { realTimers } from '../../../timers/index.ts';
import { createCardholder } from './cardholder.ts';
import { TEST_CARDS } from './cards.ts';

const LONG_MS = 60_000;
const auto = { card: TEST_CARDS.wrongPin, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 };

it('does nothing that the terminal is not waiting for', async () => {
  const person = createCardholder(realTimers, null);
  expect(person.act({ kind: 'cancel' })).toBe(false);
  const wait = person.waitFor(['pin', 'cancel'], LONG_MS);
  expect(person.act({ kind: 'present', card: TEST_CARDS.foreign })).toBe(false);
  expect(person.act({ kind: 'pin', pin: 'ok' })).toBe(true);
  expect(person.act({ kind: 'pin', pin: 'ok' })).toBe(false);
  expect(await wait).toEqual({ kind: 'pin', pin: 'ok' });
});

it('acts by itself from the moment it is switched on, even in the middle of a wait', async () => {
  const person = createCardholder(realTimers, null);
  const wait = person.waitFor(['present'], LONG_MS);
  person.setAuto(auto);
  expect(await wait).toEqual({ kind: 'present', card: TEST_CARDS.wrongPin });
  expect(await person.waitFor(['pin'], LONG_MS)).toEqual({ kind: 'pin', pin: 'wrong' });
});

it('knows the PIN of the card that is really in the terminal', async () => {
  const person = createCardholder(realTimers, { ...auto, cardDelayMs: LONG_MS });
  const wait = person.waitFor(['present'], LONG_MS);
  person.act({ kind: 'present', card: TEST_CARDS.chipAndPin });
  await wait;
  expect(await person.waitFor(['pin'], LONG_MS)).toEqual({ kind: 'pin', pin: 'ok' });
});

it('gives up at the deadline', async () => {
  expect(await createCardholder(realTimers, null).waitFor(['present'], 5)).toEqual({ kind: 'timeout' });
});

it('ends the present wait and every later one when the power goes', async () => {
  const person = createCardholder(realTimers, auto);
  const wait = person.waitFor(['cancel'], LONG_MS);
  person.stop();
  expect(await wait).toEqual({ kind: 'stopped' });
  expect(await person.waitFor(['present'], LONG_MS)).toEqual({ kind: 'stopped' });
});
