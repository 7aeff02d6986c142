export { type FairWaitParts, waitFairly } from './fair-wait.ts';
export { type GrowingTime, growingTime } from './growing-time.ts';
export { createBusyMeter, type ProcessorTimes } from './machine-load.ts';
