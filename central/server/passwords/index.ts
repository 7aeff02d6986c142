export * from './password-rules.ts';
export * from './passwords.ts';
