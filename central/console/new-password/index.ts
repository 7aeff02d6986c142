export * from './new-password-field.tsx';
export * from './texts.ts';
