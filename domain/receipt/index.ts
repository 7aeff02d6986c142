export * from './document.ts';
export * from './plain-text.ts';
