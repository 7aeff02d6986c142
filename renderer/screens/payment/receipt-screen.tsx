import { Mail, Monitor, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Notice, Tile } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { PaymentFacts } from '../parts/index.ts';
import { EmailPart } from './email-part.tsx';
import { receiptDraft } from './receipt-draft.ts';

/** Paid: asks how the resident would like the receipt. */
export function ReceiptScreen({ screen }: { readonly screen: ScreenOf<'receipt'> }): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(receiptDraft);
  const { say } = useTexts();
  if (draft.askingEmail) return <EmailPart />;
  const choose = (way: 'print' | 'screen'): void =>
    act(() => calls['receipt.choose']({ way, address: null }));
  return (
    <ScreenFrame
      part="ways"
      title={say(screen.total ? 'receipt.title' : 'receipt.freeTitle')}
      lead={say(screen.total ? 'receipt.lead' : 'receipt.freeLead')}
      notices={
        <>
          {screen.failed && <Notice look="warn">{say(`receipt.failed.${screen.failed}`)}</Notice>}
          {screen.queued && (
            <Notice look="info">{say(screen.total ? 'receipt.queued' : 'receipt.freeQueued')}</Notice>
          )}
        </>
      }
      beside={<PaymentFacts total={screen.total} reference={screen.reference} />}
    >
      <Tile
        icon={Printer}
        title={say('receipt.print')}
        detail={say(screen.canPrint ? 'receipt.printDetail' : 'receipt.cannotPrint')}
        disabled={!screen.canPrint}
        testId="receipt-print"
        onPress={() => choose('print')}
      />
      <Tile
        icon={Mail}
        title={say('receipt.email')}
        detail={say('receipt.emailDetail')}
        testId="receipt-email"
        onPress={() => type({ askingEmail: true })}
      />
      <Tile
        icon={Monitor}
        title={say('receipt.screen')}
        detail={say('receipt.screenDetail')}
        testId="receipt-screen"
        onPress={() => choose('screen')}
      />
    </ScreenFrame>
  );
}
