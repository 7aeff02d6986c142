export * from './copy-mark.ts';
export * from './document.ts';
export * from './plain-text.ts';
