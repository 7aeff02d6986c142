export * from './texts.ts';
export * from './texts-context.ts';
export * from './town-text.tsx';
