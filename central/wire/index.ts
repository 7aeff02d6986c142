export * from './booking-contracts.ts';
export * from './console-contracts.ts';
export * from './console-roles.ts';
export * from './help-contracts.ts';
export * from './queue-contracts.ts';
export * from './report-contracts.ts';
