export { applicationRoutes } from './routes.ts';
export { storeApplications } from './store-applications.ts';
export { storeDecision } from './store-decision.ts';
