import type { ReactElement } from 'react';
import { formatMoney, type Money } from '../../../domain/money/index.ts';
import { AmountRows } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** How much, and the reference that town and resident find the payment by. */
export function PaymentFacts({
  total,
  reference,
}: {
  /** Null: it cost nothing. */
  readonly total: Money | null;
  readonly reference: string;
}): ReactElement {
  const { say, language } = useTexts();
  return (
    <AmountRows
      rows={[
        ...(total
          ? [{ key: 'amount', label: say('common.amount'), value: <bdi>{formatMoney(total, language)}</bdi> }]
          : []),
        { key: 'reference', label: say('common.reference'), value: <bdi data-spell>{reference}</bdi> },
      ]}
    />
  );
}
