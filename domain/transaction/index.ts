export * from './applied.ts';
export * from './apply.ts';
export * from './card-number.ts';
export * from './events.ts';
export * from './next-step.ts';
export * from './payment-outcome.ts';
export * from './state.ts';
