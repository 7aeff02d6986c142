import { CircleAlert, Square, SquareCheckBig } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './bills-screen.module.css';

type BillRowProps = {
  readonly bill: OpenBill;
  readonly amountMinor: number;
  readonly onToggle: (chosen: boolean) => void;
  readonly onPart: () => void;
};

/** A bill to choose or leave out, in full or in part. */
export function BillRow({ bill, amountMinor, onToggle, onPart }: BillRowProps): ReactElement {
  const { settings } = useKiosk();
  const { say, day, language } = useTexts();
  const chosen = amountMinor > 0;
  const overdue = bill.dueOn < dayIn(settings.town.definition.timeZone, new Date());
  const show = (minor: number): string =>
    formatMoney({ amountMinor: minor, currency: bill.currency }, language);
  const isPart = chosen && amountMinor !== bill.openMinor;
  const Box = chosen ? SquareCheckBig : Square;
  return (
    <li className={`${style.bill} ${chosen ? style.chosen : ''}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: the whole row is the box, which an input cannot be */}
      <button
        type="button"
        role="checkbox"
        aria-checked={chosen}
        className={style.choice}
        data-testid={`bill-${bill.billId}`}
        onClick={() => onToggle(!chosen)}
      >
        <Box className={style.box} aria-hidden />
        <span className={style.what}>
          <span className={style.title}>
            <TownText text={bill.title} />
          </span>
          <span>{say('bills.number', { number: `\u2066${bill.billNumber}\u2069` })}</span>
          <span className={overdue ? style.overdue : undefined}>
            {overdue && <CircleAlert aria-hidden />}
            {say(overdue ? 'bills.overdue' : 'bills.due', { date: day(bill.dueOn) })}
          </span>
          {isPart && (
            <span>{say('bills.paysPart', { amount: show(amountMinor), open: show(bill.openMinor) })}</span>
          )}
        </span>
        <bdi className={style.amount}>{show(chosen ? amountMinor : bill.openMinor)}</bdi>
      </button>
      {bill.leastPartMinor !== null && (
        <div className={style.part}>
          <Button testId={`part-${bill.billId}`} onPress={onPart}>
            {say(isPart ? 'bills.changeAmount' : 'bills.part')}
          </Button>
        </div>
      )}
    </li>
  );
}
