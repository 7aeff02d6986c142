export type { Answer } from './envelope.ts';
export { type CallHandlers, type HandleCallsParts, handleCalls } from './handle-calls.ts';
export { type Blocked, limitReports } from './limit-reports.ts';
export { notify } from './notify.ts';
