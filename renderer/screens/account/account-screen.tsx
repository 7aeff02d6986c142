import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Busy } from '../parts/busy.tsx';
import { AccountNumberPart } from './account-number-part.tsx';
import { ChooseFactPart } from './choose-fact-part.tsx';
import { FactPart } from './fact-part.tsx';

/** Finds an account: its number, then something that only its holder knows. */
export function AccountScreen({ screen }: { readonly screen: ScreenOf<'account'> }): ReactElement {
  const { draft } = useKiosk();
  const { say } = useTexts();
  if (screen.busy) return <Busy title={say('account.busy')} />;
  if (screen.known === 'nothing' && draft.accountStep === 'number')
    return <AccountNumberPart screen={screen} />;
  if (draft.factKind === null) return <ChooseFactPart screen={screen} />;
  return <FactPart screen={screen} kind={draft.factKind} />;
}
