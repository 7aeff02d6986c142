export * from './central-client.ts';
export * from './deliver-journal.ts';
export * from './loop.ts';
