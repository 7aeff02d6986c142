import { Lock, Phone } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './bills-screen.module.css';

/** A bill that nobody can pay now: money of an earlier payment for it may have been taken. */
export function DoubtfulBill({ bill }: { readonly bill: OpenBill }): ReactElement {
  const { settings } = useKiosk();
  const { say, language } = useTexts();
  const { phone } = settings.town.definition;
  const amount = formatMoney({ amountMinor: bill.openMinor, currency: bill.currency }, language);
  return (
    <li className={style.bill} data-testid={`in-doubt-${bill.billId}`}>
      <div className={style.choice}>
        <Lock className={style.box} aria-hidden />
        <div className={style.what}>
          <span className={style.title}>
            <TownText text={bill.title} />
          </span>
          <span>{say('bills.number', { number: `\u2066${bill.billNumber}\u2069` })}</span>
          <span className={style.inDoubt}>{say('bills.inDoubt')}</span>
          {phone !== '' && (
            <span className={style.phone}>
              <Phone aria-hidden />
              <span className="for-listening">{say('common.phone')}: </span>
              <bdi dir="ltr">{phone}</bdi>
            </span>
          )}
        </div>
        <bdi className={style.amount}>{amount}</bdi>
      </div>
    </li>
  );
}
