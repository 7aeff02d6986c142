export * from './email-address.ts';
export * from './language.ts';
export * from './localized-text.ts';
