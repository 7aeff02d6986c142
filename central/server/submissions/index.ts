export { checkCorrected } from './check-submission.ts';
export { decideSubmissions } from './decide-submissions.ts';
export { submissionRoutes } from './routes.ts';
