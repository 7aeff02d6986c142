export * from './answer-errors.ts';
export * from './problem.ts';
export * from './security-headers.ts';
export * from './serve-contract.ts';
export * from './signed-body.ts';
export * from './verify-signature.ts';
