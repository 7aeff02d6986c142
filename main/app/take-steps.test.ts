import { expect, it } from 'vitest';
import { createVirtualTimers } from '../../hardware/timers/testing/virtual-timers.ts';
import { STEP_WAITED_FOR_MS, type StartStep, takeSteps } from './take-steps.ts';

/** Begins to take these steps on a clock of the test's. */
function take(steps: readonly StartStep[], isEnding = (): boolean => false) {
  const timers = createVirtualTimers(() => new Promise((resolve) => setImmediate(resolve)));
  const logged: string[] = [];
  const bugs: unknown[] = [];
  const done = takeSteps(steps, {
    log: (event, facts) => logged.push(`${event} ${facts?.step} ${facts?.outcome}`),
    monotonicMs: timers.monotonicMs,
    failed: (error) => bugs.push(error),
    isEnding,
    timers,
  });
  return { timers, logged, bugs, done };
}

const never = (): Promise<void> => new Promise(() => undefined);

it('takes one step after the other, and logs each by its name when it is over', async () => {
  const heard: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { timers, logged, done } = take([
    { name: 'content', run: () => slow },
    { name: 'terminal', run: () => void heard.push('terminal') },
  ]);
  await timers.advance(STEP_WAITED_FOR_MS - 1);
  expect(heard).toEqual([]);
  finish();
  await done;
  expect(heard).toEqual(['terminal']);
  expect(logged).toEqual(['start-step content over', 'start-step terminal over']);
});

it('begins the next step beside one that does not end: a first picture that never comes keeps no payment waiting', async () => {
  const heard: string[] = [];
  const { timers, logged, done } = take([
    { name: 'first-picture', run: never },
    { name: 'journal', run: () => void heard.push('journal') },
  ]);
  await timers.advance(STEP_WAITED_FOR_MS);
  await done;
  expect(heard).toEqual(['journal']);
  expect(logged).toEqual(['start-step first-picture not-waited-for', 'start-step journal over']);
});

it('takes the others when one fails, and reports the bug', async () => {
  const bug = new Error('no content');
  const { logged, bugs, done } = take([
    {
      name: 'content',
      run: () => {
        throw bug;
      },
    },
    { name: 'terminal', run: () => undefined },
  ]);
  await done;
  expect(logged).toEqual(['start-step content failed', 'start-step terminal over']);
  expect(bugs).toEqual([bug]);
});

it('begins no step any more when the program ends', async () => {
  let isEnding = false;
  const heard: string[] = [];
  const { done } = take(
    [
      {
        name: 'first-picture',
        run: () => {
          isEnding = true;
        },
      },
      { name: 'journal', run: () => void heard.push('journal') },
    ],
    () => isEnding,
  );
  await done;
  expect(heard).toEqual([]);
});
