import type { ListChanges } from './compare-list.ts';

/** A list that was read and compared with the bills that are known, in a transaction that is still open. */
export type ComparedList = {
  readonly digest: string;
  readonly bills: number;
  readonly asOf: Date | null;
  readonly order: 'new' | 'again';
  readonly changes: ListChanges;
  readonly movedMinor: number;
  /** Null: one person may change as much as the list does. */
  readonly limitMinor: number | null;
  readonly currency: string;
  readonly now: Date;
};
