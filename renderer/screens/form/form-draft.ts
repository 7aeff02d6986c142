import type { Answers, GroupItem } from '../../../domain/form/index.ts';
import type { DraftOf } from '../../frame/index.ts';

/** A page of a form that is being filled in; its questions are asked one after the other. */
export type PageDraft = {
  readonly pageId: string;
  readonly step: number;
  readonly answers: Answers;
  /** One of a group's repetitions, while its own questions are asked. */
  readonly item: { readonly index: number; readonly step: number; readonly answers: GroupItem } | null;
};

/** The page that is being filled in; null before anything was touched on it. */
export const formDraft: DraftOf<{ readonly page: PageDraft | null }> = {
  empty: { page: null },
  staysOn: (kind) => kind === 'form' || kind === 'language',
};
