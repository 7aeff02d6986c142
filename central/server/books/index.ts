export * from './bill-entries.ts';
export * from './clerk-entries.ts';
export * from './clerk-postings.ts';
export * from './lock-kiosk.ts';
export * from './refund-done.ts';
export * from './second-person.ts';
