import { Mail, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Item } from '../../../domain/content/index.ts';
import type { ScreenOf, Taken } from '../../../domain/ipc/index.ts';
import { Notice, QrCode, Tile } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Busy } from '../parts/index.ts';
import { ItemTitle } from './item-tile.tsx';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';
import { TakeByEmail } from './take-by-email.tsx';

type TakeProps = { readonly item: Item; readonly screen: ScreenOf<'look-up'> };

/** Ways to take a thing along: a code to photograph, paper, e-mail. */
export function TakeScreen({ item, screen }: TakeProps): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const { taken } = screen;
  if (taken?.outcome === 'working')
    return <Busy title={say(taken.way === 'print' ? 'lookUp.take.printing' : 'lookUp.take.sending')} />;
  const go = (taking: typeof draft.taking): void => type({ taking });
  if (draft.taking === 'email') return <TakeByEmail item={item} />;
  const { url } = item.is;
  return (
    <ScreenFrame
      part={`take ${taken?.outcome ?? ''}`}
      title={say('lookUp.take.title')}
      lead={<ItemTitle item={item} />}
      notices={taken && <Became taken={taken} />}
      back={() => go(null)}
    >
      {url !== undefined && (
        <div className={style.code}>
          <QrCode data={url} label={say('lookUp.take.code')} />
          <div>
            <p aria-hidden>{say('lookUp.take.code')}</p>
            <p className={style.url}>
              <bdi dir="ltr">{url.replace(/^https:\/\//, '')}</bdi>
            </p>
          </div>
        </div>
      )}
      <Tile
        icon={Printer}
        title={say('lookUp.take.print')}
        detail={say(screen.canPrint ? 'lookUp.take.printDetail' : 'receipt.cannotPrint')}
        disabled={!screen.canPrint}
        testId="take-print"
        onPress={() =>
          act(() => calls['lookUp.take']({ kind: item.kind, id: item.is.id, way: 'print', address: null }))
        }
      />
      <Tile
        icon={Mail}
        title={say('lookUp.take.email')}
        detail={say('lookUp.take.emailDetail')}
        testId="take-email"
        onPress={() => go('email')}
      />
    </ScreenFrame>
  );
}

/** What became of it. */
function Became({ taken }: { readonly taken: Taken }): ReactElement | null {
  const { say } = useTexts();
  const { way, outcome } = taken;
  if (outcome === 'working') return null;
  if (outcome === 'done')
    return (
      <Notice look="info">
        <p data-testid="taken">{say(way === 'print' ? 'lookUp.take.printed' : 'lookUp.take.sent')}</p>
      </Notice>
    );
  return (
    <Notice look="warn">
      <p data-testid={outcome}>{say(`lookUp.take.${outcome}`)}</p>
    </Notice>
  );
}
