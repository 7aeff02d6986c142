export { HelpCalls } from './help-calls.tsx';
