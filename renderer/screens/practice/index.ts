import { createLate } from '../../late/index.ts';

export { practiceDraft } from './practice-draft.ts';
/** Brings along the screens that are practised on. */
export const practice = createLate(async () => (await import('./practice.tsx')).Practice);
