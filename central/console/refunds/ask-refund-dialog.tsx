import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { askRefund, type readRefunds } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, LongTextField } from '../design/index.ts';
import { AmountField, useWords } from '../words/index.ts';
import { meanwhileInWords } from './answers.ts';
import { dialogTexts, notPossibleTexts, texts } from './texts.ts';

type Possible = Extract<z.infer<typeof readRefunds.response>['possible'], { kind: 'possible' }>;
type Asked = z.infer<typeof askRefund.response>;
type AskRefundDialogProps = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly possible: Possible;
  readonly onClose: () => void;
  readonly onAsked: (result: string) => void;
};

/** Asks to refund a payment or a part of it. */
export function AskRefundDialog(props: AskRefundDialogProps) {
  const { kioskId, transactionId, possible, onClose, onAsked } = props;
  const { total, bills } = possible;
  const { amounts } = useWords();
  const [amount, setAmount] = useState(amounts.write(total));
  const [bill, setBill] = useState('');
  const [reason, setReason] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const send = async (): Promise<void> => {
    const typed = amounts.read(amount, total.currency);
    if (typed.kind === 'wrong') return refuse(typed.problem);
    const { amountMinor } = typed;
    if (amountMinor < 1 || amountMinor > total.amountMinor) return refuse(dialogTexts.badAmount);
    if (reason.trim().length < 3) return refuse(dialogTexts.tooShort);
    const billId = bill === '' ? null : bill;
    const asked = { kioskId, transactionId, amountMinor, possibleMinor: total.amountMinor, billId, reason };
    await run(askRefund, asked, (answer) => {
      if (answer.kind !== 'asked') return notAsked(answer);
      onAsked(answer.waits ? dialogTexts.askedWaits : dialogTexts.askedNow);
      return null;
    });
  };
  return (
    <FormDialog
      title={texts.refund}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={dialogTexts.failed}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.saving : texts.refund}
    >
      <p>{dialogTexts.moneyStays}</p>
      <AmountField
        label={dialogTexts.amount}
        currency={total.currency}
        hint={dialogTexts.amountHint}
        name="amount"
        value={amount}
        onChange={setAmount}
      />
      {bills.length === 0 ? null : (
        <ChoiceField
          label={dialogTexts.again}
          name="bill"
          value={bill}
          onChange={setBill}
          choices={[
            ['', dialogTexts.nothing],
            ...bills.map(({ billId, billNumber, amountMinor }) => {
              const most = formatMoney({ ...total, amountMinor }, 'en');
              return [billId, `${dialogTexts.billAgain} ${billNumber} (${most})`] as const;
            }),
          ]}
        />
      )}
      <LongTextField
        label={dialogTexts.reason}
        hint={dialogTexts.reasonHint}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={1_000}
      />
    </FormDialog>
  );
}

function notAsked(answer: Exclude<Asked, { kind: 'asked' }>): string {
  switch (answer.kind) {
    case 'more-than-taken':
      return `${dialogTexts.moreThanTaken} ${formatMoney(answer.most, 'en')}.`;
    case 'more-than-bill':
      return `${dialogTexts.moreThanBill} ${formatMoney(answer.most, 'en')}.`;
    case 'not-possible':
      return notPossibleTexts[answer.why];
    case 'meanwhile':
      return meanwhileInWords(answer);
  }
}
