export { decideSubmissions, type GivenSubmission } from './decide-submissions.ts';
export { holdForSubmission } from './hold-submission.ts';
export { submissionRoutes } from './routes.ts';
