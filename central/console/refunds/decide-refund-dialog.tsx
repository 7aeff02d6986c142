import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { decideRefund, type Refund } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, LongTextField } from '../design/index.ts';
import { meanwhileInWords } from './answers.ts';
import { dialogTexts, texts } from './texts.ts';

type Decided = z.infer<typeof decideRefund.response>;
type DecideRefundDialogProps = {
  readonly refund: z.infer<typeof Refund>;
  readonly decision: 'approve' | 'decline';
  readonly onClose: () => void;
  readonly onDecided: (result: string) => void;
};

/** Approves a refund that another person asks for, or declines one. */
export function DecideRefundDialog({ refund, decision, onClose, onDecided }: DecideRefundDialogProps) {
  const [note, setNote] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const { kioskId, refundId, amount, reason, askedBy } = refund;
  const send = async (): Promise<void> => {
    if (note.trim().length < 3) return refuse(dialogTexts.tooShort);
    await run(decideRefund, { kioskId, refundId, decision, note }, (answer) => {
      const refused = notDecided(answer);
      if (refused === null) onDecided(dialogTexts[answer.kind === 'approved' ? 'approved' : 'declined']);
      return refused;
    });
  };
  return (
    <FormDialog
      title={`${dialogTexts[decision]}: ${formatMoney(amount, 'en')}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={dialogTexts.failed}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.saving : dialogTexts[decision]}
    >
      <p>
        <bdi>{reason}</bdi> ({texts.by} <bdi>{askedBy}</bdi>)
      </p>
      <LongTextField
        label={decision === 'approve' ? dialogTexts.approveNote : dialogTexts.declineNote}
        hint={dialogTexts.reasonHint}
        name="note"
        value={note}
        onChange={setNote}
        maxLength={1_000}
      />
    </FormDialog>
  );
}

function notDecided(answer: Decided): string | null {
  switch (answer.kind) {
    case 'approved':
    case 'declined':
      return null;
    case 'same-person':
      return dialogTexts.samePerson;
    case 'no-way':
      return dialogTexts.noWay;
    case 'meanwhile':
      return meanwhileInWords(answer);
  }
}
