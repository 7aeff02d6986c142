import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Tile } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useAccountWords } from '../parts/index.ts';

const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Asks whether the bills that were found are the resident's. */
export function HolderScreen({ screen }: { readonly screen: ScreenOf<'holder'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  const { number } = useAccountWords();
  return (
    <ScreenFrame
      title={say('holder.title', { name: isolated(screen.holderName) })}
      lead={say('holder.lead', { label: number, number: isolated(screen.accountNumber) })}
      step={{ step: 1, of: 4 }}
      back="session"
    >
      <Tile
        icon={Check}
        title={say('holder.yes')}
        testId="yes"
        onPress={() => act(() => calls['bills.confirmHolder']({}))}
      />
      <Tile
        icon={X}
        title={say('holder.no')}
        testId="no"
        onPress={() => act(() => calls['session.back']({}))}
      />
    </ScreenFrame>
  );
}
