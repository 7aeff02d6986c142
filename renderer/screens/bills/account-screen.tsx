import { type ReactElement, useEffect } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useDraft } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Busy } from '../parts/index.ts';
import { accountDraft } from './account-draft.ts';
import { AccountNumberPart } from './account-number-part.tsx';
import { ChooseFactPart } from './choose-fact-part.tsx';
import { FactPart } from './fact-part.tsx';

/** Finds an account: its number, then something that only its holder knows. */
export function AccountScreen({ screen }: { readonly screen: ScreenOf<'account'> }): ReactElement {
  const [draft, type] = useDraft(accountDraft);
  const accountNumber = screen.scanned?.kind === 'account-number' ? screen.scanned.value : null;
  // A scanned account number stands in the field as if it had been typed, so that it can be looked at and changed.
  useEffect(() => {
    if (accountNumber !== null) type({ accountNumber, accountStep: 'fact', factKind: null });
  }, [accountNumber, type]);
  const { say } = useTexts();
  if (screen.busy) return <Busy title={say('account.busy')} />;
  const asksNumber = draft.accountStep === 'number' || screen.scanned?.kind === 'bill-number';
  if (screen.known === 'nothing' && asksNumber) return <AccountNumberPart screen={screen} />;
  if (draft.factKind === null) return <ChooseFactPart screen={screen} />;
  return <FactPart screen={screen} kind={draft.factKind} />;
}
