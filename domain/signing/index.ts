export * from './fingerprint.ts';
export * from './key-rotation.ts';
export * from './signature.ts';
