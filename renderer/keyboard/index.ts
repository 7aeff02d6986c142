export { Entry } from './entry.tsx';
export { EMAIL_ENDS } from './layouts.ts';
