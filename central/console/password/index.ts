export * from './new-password-field.tsx';
export * from './own-password-field.tsx';
export * from './texts.ts';
