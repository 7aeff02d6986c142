import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type Bill, reopenBill } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, LongTextField } from '../design/index.ts';
import { lifeTexts, meanwhileInWords } from './life-texts.ts';

type ReopenBillDialogProps = {
  readonly bill: z.infer<typeof Bill>;
  /** The entry by which it is closed. */
  readonly entryId: number;
  readonly onClose: () => void;
  readonly onReopened: () => void;
};

/** Takes back that a bill was closed. */
export function ReopenBillDialog({ bill, entryId, onClose, onReopened }: ReopenBillDialogProps) {
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { townId, billNumber, amountMinor, paidMinor, currency } = bill;
  const send = async (): Promise<void> => {
    if (finding.trim().length < 3) return refuse(lifeTexts.tooShort);
    await run(reopenBill, { townId, billNumber, entryId, finding }, (answer) => {
      if (answer.kind === 'no-bill') return lifeTexts.noBill;
      if (answer.kind === 'meanwhile') return meanwhileInWords(answer);
      onReopened();
      return null;
    });
  };
  return (
    <FormDialog
      title={`${lifeTexts.reopen}: ${billNumber}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={lifeTexts.failed}
      cancel={lifeTexts.cancel}
      submit={busy ? lifeTexts.saving : lifeTexts.reopen}
    >
      <p>
        {lifeTexts.reopenDoes} {formatMoney({ amountMinor: amountMinor - paidMinor, currency }, 'en')}
      </p>
      <LongTextField
        label={lifeTexts.finding}
        hint={lifeTexts.findingHint}
        name="finding"
        value={finding}
        onChange={setFinding}
        maxLength={1_000}
      />
    </FormDialog>
  );
}
