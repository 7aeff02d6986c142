export * from './restrain.ts';
export * from './restraint.ts';
