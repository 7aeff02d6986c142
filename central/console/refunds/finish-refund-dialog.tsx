import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { finishRefund, type Refund, RefundHow } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, TextField } from '../design/index.ts';
import { meanwhileInWords } from './answers.ts';
import { dialogTexts, notPossibleTexts } from './texts.ts';

type Finished = z.infer<typeof finishRefund.response>;
type FinishRefundDialogProps = {
  readonly refund: z.infer<typeof Refund>;
  readonly onClose: () => void;
  readonly onDone: (result: string) => void;
};

/** Writes that the money went back, with its reference. */
export function FinishRefundDialog({ refund, onClose, onDone }: FinishRefundDialogProps) {
  const [how, setHow] = useState<z.infer<typeof RefundHow>>('card');
  const [reference, setReference] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { kioskId, refundId, amount } = refund;
  const send = async (): Promise<void> => {
    if (how !== 'cash' && reference.trim() === '') return refuse(dialogTexts.noReference);
    await run(finishRefund, { kioskId, refundId, how, reference }, (answer) => {
      const refused = notDone(answer);
      if (refused === null) onDone(dialogTexts.isDone);
      return refused;
    });
  };
  return (
    <FormDialog
      title={`${dialogTexts.done}: ${formatMoney(amount, 'en')}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={dialogTexts.failed}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.saving : dialogTexts.done}
    >
      <ChoiceField
        label={dialogTexts.doneHow}
        name="how"
        value={how}
        onChange={(value) => setHow(RefundHow.options.find((one) => one === value) ?? how)}
        choices={RefundHow.options.map((one) => [one, dialogTexts[one]] as const)}
      />
      <TextField
        label={dialogTexts.reference}
        hint={dialogTexts.referenceHint}
        name="reference"
        value={reference}
        onChange={setReference}
        maxLength={80}
      />
    </FormDialog>
  );
}

function notDone(answer: Finished): string | null {
  switch (answer.kind) {
    case 'done':
      return null;
    case 'no-reference':
      return dialogTexts.noReference;
    case 'not-possible':
      return notPossibleTexts[answer.why];
    case 'meanwhile':
      return meanwhileInWords(answer);
  }
}
