export * from './command.ts';
export * from './options.ts';
export * from './run-command.ts';
export * from './serve.ts';
