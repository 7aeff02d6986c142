export * from './call-central.ts';
export * from './failures.ts';
export * from './may-call.ts';
export * from './reading-view.tsx';
export * from './session.ts';
export * from './use-action.ts';
export * from './use-answer.ts';
