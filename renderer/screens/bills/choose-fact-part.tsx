import { FileText, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Tile } from '../../design/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Problem } from './problem.tsx';
import { useGoingOn } from './use-going-on.ts';

/** The second question: which fact the resident would rather give. */
export function ChooseFactPart({ screen }: { readonly screen: ScreenOf<'account'> }): ReactElement {
  const type = useGoingOn(screen);
  const { say } = useTexts();
  const byCard = screen.known === 'card';
  return (
    <ScreenFrame
      part="choose-fact"
      title={say(byCard ? 'account.fact.cardTitle' : 'account.fact.title')}
      lead={say('account.fact.lead')}
      notices={<Problem problem={screen.problem} />}
      step={{ step: 1, of: 4 }}
      back={byCard ? 'session' : () => type({ accountStep: 'number' })}
    >
      <Tile
        icon={UserRound}
        title={say('account.fact.surname')}
        detail={say('account.fact.surnameDetail')}
        testId="fact-surname"
        onPress={() => type({ factKind: 'surname' })}
      />
      <Tile
        icon={FileText}
        title={say('account.fact.billNumber')}
        detail={say('account.fact.billNumberDetail')}
        testId="fact-bill-number"
        onPress={() => type({ factKind: 'bill-number' })}
      />
    </ScreenFrame>
  );
}
