import type { Answers } from '../../../domain/form/index.ts';
import { type DraftOf, type Drafts, NO_DRAFTS } from '../../frame/index.ts';
import type { PracticeStep } from './practice-steps.ts';

export type PracticeDraft = {
  /** Null: nobody practises. */
  readonly at: PracticeStep | null;
  readonly answers: Answers;
  readonly accountNumber: string;
  readonly billIds: readonly string[];
  /** What is typed into the real screens while they are practised on. */
  readonly drafts: Drafts;
};

/** Where a resident who practises is, and what they typed. It never leaves the page, and is forgotten at its end. */
export const practiceDraft: DraftOf<PracticeDraft> = {
  empty: { at: null, answers: {}, accountNumber: '', billIds: [], drafts: NO_DRAFTS },
  staysOn: (kind) => kind === 'home' || kind === 'language',
};
