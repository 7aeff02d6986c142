import { expect, test } from 'vitest';
import { knownPhase, type Phase, phasesUpTo } from './known-phase.ts';

const told = (...phases: readonly Phase[]): readonly Phase[] => {
  let past: readonly Phase[] = [];
  return phases.map((phase) => {
    const shown = knownPhase(past, phase, false);
    past = phasesUpTo(past, phase);
    return shown;
  });
};

test('a payment that goes well is shown step by step', () => {
  const steps: readonly Phase[] = [
    'starting',
    'present-card',
    'enter-pin',
    'follow',
    'authorising',
    'remove-card',
  ];
  expect(told(...steps)).toEqual(steps);
});

test('after a wrong PIN the screen says to follow the terminal, not to enter what is wrong', () => {
  expect(told('starting', 'present-card', 'enter-pin', 'authorising', 'enter-pin').at(-1)).toBe('follow');
  expect(told('starting', 'present-card', 'authorising', 'present-card').at(-1)).toBe('follow');
});

test('a new attempt is shown from its beginning', () => {
  expect(told('starting', 'present-card', 'starting', 'present-card').at(-1)).toBe('present-card');
});

test('what the terminal told long ago is believed no longer, what the kiosk itself does is', () => {
  for (const phase of ['present-card', 'enter-pin', 'authorising'] as const)
    expect(knownPhase([], phase, true)).toBe('follow');
  for (const phase of ['starting', 'checking', 'cancelling', 'delivering', 'remove-card'] as const)
    expect(knownPhase([], phase, true)).toBe(phase);
});
