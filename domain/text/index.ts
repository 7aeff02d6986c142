export * from './email-address.ts';
export * from './formats.ts';
export * from './incomplete-text.ts';
export * from './language.ts';
export * from './languages.ts';
export * from './localized-text.ts';
export * from './plain-words.ts';
export * from './spoken-language.ts';
