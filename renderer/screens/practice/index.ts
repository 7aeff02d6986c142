export { Practice } from './practice.tsx';
export { practiceDraft } from './practice-draft.ts';
