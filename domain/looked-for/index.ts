export * from './looked-for.ts';
export * from './looked-for-counts.ts';
export * from './often-looked-for.ts';
