export * from './console-contracts.ts';
export * from './console-roles.ts';
export * from './report-contracts.ts';
