import { useState } from 'react';
import type { z } from 'zod';
import { type Bill, reopenBill } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { BillDialog } from './bill-dialog.tsx';
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
  const { townId, billNumber } = bill;
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
    <BillDialog
      bill={bill}
      action={lifeTexts.reopen}
      does={lifeTexts.reopenDoes}
      finding={finding}
      onFinding={setFinding}
      problem={problem}
      busy={busy}
      onSubmit={send}
      onClose={onClose}
    />
  );
}
