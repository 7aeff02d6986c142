import type { Machine } from './machine.ts';
import type { Step } from './step.ts';

/** How a machine came to be: lines for the one who reads the terminal, and whether all is as it should be. */
export type Provisioned = { readonly ok: boolean };

/** Says of each thing that is not as it should be what is wrong. Changes nothing. */
export function checkMachine(steps: readonly Step[], machine: Machine, say: Say): Provisioned {
  const wrong = steps.flatMap((step) => {
    const problem = step.look(machine);
    return problem === null ? [] : [`${step.what}: ${problem}`];
  });
  for (const sentence of wrong) say(sentence);
  say(
    wrong.length === 0
      ? 'Everything is as it should be.'
      : `Not as it should be: ${wrong.length} of ${steps.length}.`,
  );
  return { ok: wrong.length === 0 };
}

/** Says what would be made. Changes nothing. */
export function rehearse(steps: readonly Step[], machine: Machine, say: Say): Provisioned {
  const open = steps.filter((step) => step.look(machine) !== null);
  for (const { what } of open) say(`Would make: ${what}`);
  say(open.length === 0 ? 'Nothing to make.' : `Would make ${open.length} of ${steps.length}.`);
  return { ok: true };
}

/** Makes what is not as it should be, in order, and stops at the first thing that cannot be made: run it again after that is put right. */
export function provision(steps: readonly Step[], machine: Machine, say: Say): Provisioned {
  let made = 0;
  for (const step of steps) {
    if (step.look(machine) === null) continue;
    say(`Makes: ${step.what}`);
    const failed = step.make(machine) ?? stillWrong(step, machine);
    if (failed !== null) {
      say(`Stopped: ${failed}`);
      return { ok: false };
    }
    made += 1;
  }
  say(made === 0 ? 'Nothing to make.' : `Made ${made} of ${steps.length}. Restart the machine now.`);
  return { ok: true };
}

type Say = (sentence: string) => void;

/** A step that says it was made and is not. */
function stillWrong(step: Step, machine: Machine): string | null {
  const problem = step.look(machine);
  return problem === null ? null : `${step.what}: ${problem}, although it was made`;
}
