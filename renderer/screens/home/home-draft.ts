import type { DraftOf } from '../../frame/index.ts';

/** The group of services that is open: back to it leads the way back from a service. */
export const homeDraft: DraftOf<{ readonly group: string | null }> = {
  empty: { group: null },
  staysOn: (kind) => kind !== 'holder' && kind !== 'attract',
};
