export * from './language.ts';
export * from './localized-text.ts';
