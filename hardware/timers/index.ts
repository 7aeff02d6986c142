export * from './in-turn.ts';
export * from './timers.ts';
export * from './within.ts';
