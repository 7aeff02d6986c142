export * from './verify-own-password.ts';
