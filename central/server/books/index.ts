export * from './clerk-entries.ts';
export * from './clerk-postings.ts';
export * from './money-back.ts';
export * from './second-person.ts';
