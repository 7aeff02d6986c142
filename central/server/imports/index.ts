export * from './csv-columns.ts';
export * from './found.ts';
export * from './from-calendar.ts';
export * from './from-csv.ts';
export * from './import-source.ts';
export * from './import-translations.ts';
export * from './lacking.ts';
export * from './state.ts';
