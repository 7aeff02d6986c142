import type { ReactElement } from 'react';
import type { AccountProblem } from '../../../domain/ipc/index.ts';
import { Notice } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';

/** Why the account was not found, and where help is. */
export function Problem({ problem }: { readonly problem: AccountProblem | null }): ReactElement | null {
  const { settings } = useKiosk();
  const { say } = useTexts();
  if (problem === null) return null;
  return (
    <Notice look="bad">
      <p>{say(`account.problem.${problem}`)}</p>
      {problem === 'throttled' && (
        <p>
          <TownText text={settings.town.definition.help} />
        </p>
      )}
    </Notice>
  );
}
