import { cpus } from 'node:os';

/** What the machine's processors have done since it was switched on, in milliseconds. */
export type ProcessorTimes = { readonly idleMs: number; readonly allMs: number };

/** With less left than this, a process that wants a processor has to wait for it. */
const BUSY_BELOW_IDLE = 0.1;

/** Tells whether the machine was busy since the last question: then what does not answer may only wait for its turn. */
export function createBusyMeter(read: () => ProcessorTimes = processorTimes): () => boolean {
  let before = read();
  return () => {
    const now = read();
    const allMs = now.allMs - before.allMs;
    const idleMs = now.idleMs - before.idleMs;
    before = now;
    return allMs > 0 && idleMs / allMs < BUSY_BELOW_IDLE;
  };
}

function processorTimes(): ProcessorTimes {
  let idleMs = 0;
  let allMs = 0;
  for (const { times } of cpus()) {
    idleMs += times.idle;
    allMs += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idleMs, allMs };
}
