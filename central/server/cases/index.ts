export { decideCase } from './decide-case.ts';
export { keepCases } from './keep-cases.ts';
export { caseRoutes } from './routes.ts';
