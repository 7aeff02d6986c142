export { type Decided, decideCase } from './decide-case.ts';
export { keepCases } from './keep-cases.ts';
export { listCaseRows } from './list-cases.ts';
export { lookUpCaseStatus } from './look-up-status.ts';
export { caseRoutes } from './routes.ts';
