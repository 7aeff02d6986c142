export * from './block.ts';
export * from './content.ts';
export * from './hours.ts';
export * from './in-words.ts';
export * from './item.ts';
export * from './local-time.ts';
export * from './open-at.ts';
export * from './shown-on.ts';
