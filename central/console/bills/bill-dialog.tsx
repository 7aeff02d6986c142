import type { ReactNode } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { Bill } from '../../wire/index.ts';
import { FormDialog, LongTextField } from '../design/index.ts';
import { lifeTexts } from './life-texts.ts';

type BillDialogProps = {
  readonly bill: z.infer<typeof Bill>;
  /** What is done with the bill, as the button says it. */
  readonly action: string;
  /** What that means; the sum follows. */
  readonly does: string;
  readonly finding: string;
  readonly onFinding: (finding: string) => void;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** What else is asked, before the reason. */
  readonly children?: ReactNode;
};

/** Asks for the reason before something is written about a bill. */
export function BillDialog({
  bill,
  action,
  does,
  finding,
  onFinding,
  problem,
  busy,
  onSubmit,
  onClose,
  children,
}: BillDialogProps) {
  const { billNumber, amountMinor, paidMinor, currency } = bill;
  return (
    <FormDialog
      title={`${action}: ${billNumber}`}
      onClose={onClose}
      onSubmit={onSubmit}
      busy={busy}
      problem={problem}
      failed={lifeTexts.failed}
      cancel={lifeTexts.cancel}
      submit={busy ? lifeTexts.saving : action}
    >
      <p>
        {does} {formatMoney({ amountMinor: amountMinor - paidMinor, currency }, 'en')}
      </p>
      {children}
      <LongTextField
        label={lifeTexts.finding}
        hint={lifeTexts.findingHint}
        name="finding"
        value={finding}
        onChange={onFinding}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
