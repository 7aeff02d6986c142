export { answerCall } from './answer-call.ts';
export { listHelpCallRows } from './list-calls.ts';
export { takeHelpCall } from './take-call.ts';
