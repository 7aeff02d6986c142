export * from './estimate-wait.ts';
export * from './numbers.ts';
export * from './queue-definition.ts';
export * from './queue-hours.ts';
export * from './ticket.ts';
export * from './ticket-state.ts';
export * from './wait-in-words.ts';
