import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useDraft, useKiosk } from '../../frame/index.ts';
import { accountDraft } from './account-draft.ts';

/** Takes what is typed or chosen into the draft; with it goes the sentence that said what was wrong before. */
export function useGoingOn(
  screen: ScreenOf<'account'>,
): (change: Partial<typeof accountDraft.empty>) => void {
  const { calls } = useKiosk();
  const [, type] = useDraft(accountDraft);
  return (change) => {
    type(change);
    // Only the sentence depends on it: when main does not answer, the next action shows it.
    if (screen.problem !== null) calls['bills.goOn']({}).catch(() => undefined);
  };
}
