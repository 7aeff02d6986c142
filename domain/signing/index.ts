export * from './key-rotation.ts';
export * from './signature.ts';
