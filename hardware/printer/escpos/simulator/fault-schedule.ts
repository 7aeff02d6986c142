import type { PrinterFaults, ScheduledFault } from './faults.ts';

type Unit = ScheduledFault['after']['unit'];

/** Faults that wait for their moment. */
export type FaultSchedule = {
  add(step: ScheduledFault): void;
  /** So much more has happened: due steps are applied, in the order in which they were added. */
  count(unit: Unit, amount: number): void;
  clear(): void;
  waiting(): readonly ScheduledFault[];
};

/** As many steps are kept. */
const MOST_STEPS = 100;

export function createFaultSchedule(
  apply: (set: Partial<PrinterFaults>, resetConnection: boolean) => void,
): FaultSchedule {
  let steps: ScheduledFault[] = [];
  return {
    add(step) {
      if (steps.length < MOST_STEPS) steps.push(step);
    },
    count(unit, amount) {
      const due: ScheduledFault[] = [];
      steps = steps.flatMap((step) => {
        if (step.after.unit !== unit) return [step];
        const left = step.after.count - amount;
        if (left > 0) return [{ ...step, after: { unit, count: left } }];
        due.push(step);
        return [];
      });
      for (const step of due) apply(step.set ?? {}, step.resetConnection ?? false);
    },
    clear() {
      steps = [];
    },
    waiting: () => [...steps],
  };
}
