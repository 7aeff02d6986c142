export { realTimers, type Timers, wait } from './timers.ts';
