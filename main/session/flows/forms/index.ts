export { createFormFlow, type FormFlow } from './form-flow.ts';
