export * from './call-clerk.ts';
export * from './change-exceptions.ts';
export * from './digest.ts';
export * from './exception.ts';
export * from './keep-entries.ts';
export * from './read-personal.ts';
export * from './store-mails.ts';
export * from './write-together.ts';
