import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type Bill, type BillWay, closeBill, PaidWhere } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, TextField } from '../design/index.ts';
import { BillDialog } from './bill-dialog.tsx';
import { lifeTexts, meanwhileInWords, whereTexts, whyNotTexts } from './life-texts.ts';

type CloseBillDialogProps = {
  readonly bill: z.infer<typeof Bill>;
  readonly how: BillWay['kind'];
  /** What was written about it last, as the page shows it. */
  readonly lastEntryId: number | null;
  readonly onClose: () => void;
  readonly onClosed: () => void;
};

/** Closes a bill: withdrawn, or paid elsewhere. */
export function CloseBillDialog({ bill, how, lastEntryId, onClose, onClosed }: CloseBillDialogProps) {
  const [where, setWhere] = useState<PaidWhere>('counter');
  const [reference, setReference] = useState('');
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { townId, billNumber, amountMinor, paidMinor } = bill;
  const openMinor = amountMinor - paidMinor;
  const isElsewhere = how === 'paid-elsewhere';
  const action = isElsewhere ? lifeTexts.payElsewhere : lifeTexts.withdraw;
  const send = async (): Promise<void> => {
    if (isElsewhere && reference.trim() === '') return refuse(lifeTexts.noReference);
    if (finding.trim().length < 3) return refuse(lifeTexts.tooShort);
    const way: BillWay = isElsewhere ? { kind: how, where, reference } : { kind: 'withdrawn' };
    await run(closeBill, { townId, billNumber, way, openMinor, lastEntryId, finding }, (answer) => {
      const refused = notClosed(answer);
      if (refused === null) onClosed();
      return refused;
    });
  };
  return (
    <BillDialog
      bill={bill}
      action={action}
      does={isElsewhere ? lifeTexts.payElsewhereDoes : lifeTexts.withdrawDoes}
      finding={finding}
      onFinding={setFinding}
      problem={problem}
      busy={busy}
      onSubmit={send}
      onClose={onClose}
    >
      {isElsewhere ? (
        <>
          <ChoiceField
            label={lifeTexts.where}
            name="where"
            value={where}
            onChange={(value) => setWhere(PaidWhere.options.find((one) => one === value) ?? where)}
            choices={PaidWhere.options.map((one) => [one, whereTexts[one]] as const)}
          />
          <TextField
            label={lifeTexts.reference}
            hint={lifeTexts.referenceHint}
            name="reference"
            value={reference}
            onChange={setReference}
            maxLength={80}
          />
        </>
      ) : null}
    </BillDialog>
  );
}

function notClosed(answer: z.infer<typeof closeBill.response>): string | null {
  switch (answer.kind) {
    case 'closed':
      return null;
    case 'no-bill':
      return lifeTexts.noBill;
    case 'meanwhile':
      return meanwhileInWords(answer);
    case 'cannot':
      return whyNotTexts[answer.why];
    case 'over-limit':
      return `${lifeTexts.overLimit} ${formatMoney(answer.limit, 'en')}.`;
  }
}
