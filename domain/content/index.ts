export * from './block.ts';
export * from './content.ts';
export * from './hours.ts';
