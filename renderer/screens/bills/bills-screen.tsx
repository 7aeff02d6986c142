import { ArrowRight, House } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { AmountRows, Button } from '../../design/index.ts';
import { Banners, ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Help } from '../parts/index.ts';
import { AmountPart } from './amount-part.tsx';
import { amountsDraft } from './amounts-draft.ts';
import { BillRow } from './bill-row.tsx';
import style from './bills-screen.module.css';
import { amountsAtFirst, linesOf, partInText } from './chosen-amounts.ts';
import { DoubtfulBill } from './doubtful-bill.tsx';

/** Asks which bills, and how much of each. */
export function BillsScreen({ screen }: { readonly screen: ScreenOf<'bills'> }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const [draft, type] = useDraft(amountsDraft);
  const { say, language } = useTexts();
  const { currency } = settings.town.definition;
  if (screen.bills.length === 0) return <NothingToPay />;

  const amounts = draft.amounts ?? amountsAtFirst(screen);
  const choose = (billId: string, amountMinor: number): void =>
    type({ amounts: { ...amounts, [billId]: amountMinor } });
  const changing = screen.bills.find(({ billId }) => billId === draft.amountOf?.billId);
  if (changing) {
    const { billId } = changing;
    return (
      <AmountPart
        bill={changing}
        text={draft.amountOf?.text ?? ''}
        onType={(text) => type({ amountOf: { billId, text } })}
        onTake={(amountMinor) => type({ amounts: { ...amounts, [billId]: amountMinor }, amountOf: null })}
        onBack={() => type({ amountOf: null })}
      />
    );
  }

  const lines = linesOf(screen.bills, amounts);
  const payable = screen.bills.filter((bill) => !bill.inDoubt);
  const total = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return (
    <ScreenFrame
      part="bills"
      title={say(payable.length === 0 ? 'bills.noneNow' : 'bills.title')}
      lead={payable.length > 0 ? say('bills.lead') : undefined}
      notices={<Banners />}
      step={{ step: 2, of: 4 }}
      back="session"
      beside={
        payable.length > 0 && (
          <div aria-live="polite">
            <AmountRows
              rows={[]}
              total={{
                key: 'total',
                label:
                  lines.length === 0 ? say('bills.noneChosen') : say('bills.chosen', { count: lines.length }),
                value: <bdi>{formatMoney({ amountMinor: total, currency }, language)}</bdi>,
              }}
            />
          </div>
        )
      }
      action={
        payable.length === 0 ? (
          <ToTheStart />
        ) : (
          <>
            <Button
              look="primary"
              wide
              icon={ArrowRight}
              iconTurns
              iconAtEnd
              testId="continue"
              disabled={lines.length === 0}
              onPress={() => act(() => calls['bills.choose']({ lines }))}
            >
              {say('common.continue')}
            </Button>
          </>
        )
      }
    >
      <ul className={style.bills}>
        {screen.bills.map((bill) =>
          bill.inDoubt ? (
            <DoubtfulBill key={bill.billId} bill={bill} />
          ) : (
            <BillRow
              key={bill.billId}
              bill={bill}
              amountMinor={amounts[bill.billId] ?? 0}
              onToggle={(chosen) => choose(bill.billId, chosen ? bill.openMinor : 0)}
              onPart={() =>
                type({ amountOf: { billId: bill.billId, text: partInText(bill, amounts[bill.billId] ?? 0) } })
              }
            />
          ),
        )}
      </ul>
      {payable.length < screen.bills.length && (
        <div className={style.ask}>
          <h2>{say('bills.askInDoubt')}</h2>
          <Help />
        </div>
      )}
    </ScreenFrame>
  );
}

function NothingToPay(): ReactElement {
  const { say } = useTexts();
  return (
    <ScreenFrame
      part="none"
      title={say('bills.none.title')}
      lead={say('bills.none.lead')}
      back="session"
      action={<ToTheStart />}
    />
  );
}

function ToTheStart(): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  return (
    <Button
      look="primary"
      wide
      icon={House}
      testId="home"
      onPress={() => act(() => calls['session.end']({}))}
    >
      {say('bills.none.home')}
    </Button>
  );
}
