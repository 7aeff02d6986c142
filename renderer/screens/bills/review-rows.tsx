import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { AmountRows } from '../../design/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';

/** The lines and their total. */
export function ReviewRows({ screen }: { readonly screen: ScreenOf<'review'> }): ReactElement {
  const { say, language } = useTexts();
  const show = (amountMinor: number): ReactElement => (
    <bdi>{formatMoney({ ...screen.total, amountMinor }, language)}</bdi>
  );
  return (
    <AmountRows
      rows={screen.lines.map((line) => ({
        key: line.billId,
        label: <TownText text={line.title} />,
        detail: (
          <>
            {say('bills.number', { number: `\u2066${line.billNumber}\u2069` })}
            {!line.wholeBill && ` · ${say('review.part')}`}
          </>
        ),
        value: show(line.amountMinor),
      }))}
      total={{ key: 'total', label: say('common.total'), value: show(screen.total.amountMinor) }}
    />
  );
}
