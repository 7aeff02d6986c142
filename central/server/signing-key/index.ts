export * from './cryptography.ts';
export * from './signing-key.ts';
