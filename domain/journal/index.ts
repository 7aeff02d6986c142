export * from './chain.ts';
export * from './entry.ts';
export * from './journal-schema.ts';
export * from './kiosk-event.ts';
