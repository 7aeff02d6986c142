export * from './role-name.ts';
export * from './said.tsx';
export * from './service-name.ts';
export * from './spelled.ts';
export * from './times.ts';
export * from './too-often.ts';
export * from './town-words.ts';
