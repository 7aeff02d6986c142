export { decideApplication } from './decide-application.ts';
export { applicationRoutes } from './routes.ts';
export { storeApplications } from './store-applications.ts';
