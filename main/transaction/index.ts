export { DEFAULT_RUNNER_TIMES, type Reservation, type RunnerParts, type RunnerTimes } from './parts.ts';
export { createRunner, type Runner } from './runner.ts';
