export * from './console-contracts.ts';
export * from './console-roles.ts';
