import { useState } from 'react';
import { EmailAddress } from '../../../domain/text/index.ts';
import { giveReceiptCopy } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { dialogTexts, texts } from './texts.ts';

type SendCopyDialogProps = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly onClose: () => void;
  readonly onSent: () => void;
};

/** Asks where a copy of a receipt is to go by e-mail. */
export function SendCopyDialog({ kioskId, transactionId, onClose, onSent }: SendCopyDialogProps) {
  const [address, setAddress] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const send = async (): Promise<void> => {
    const read = EmailAddress.safeParse(address.trim());
    if (!read.success) return refuse(dialogTexts.badAddress);
    const way = { kind: 'email', address: read.data } as const;
    await run(giveReceiptCopy, { kioskId, transactionId, way }, ({ kind }) => {
      switch (kind) {
        case 'given':
          onSent();
          return null;
        case 'none':
          return texts.none;
        case 'no-mail':
          return dialogTexts.noMail;
        case 'not-booked':
          return dialogTexts.notBooked;
      }
    });
  };
  return (
    <FormDialog
      title={texts.email}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={dialogTexts.failed}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.sending : dialogTexts.send}
    >
      <TextField
        label={dialogTexts.address}
        hint={dialogTexts.addressHint}
        name="address"
        autoComplete="off"
        value={address}
        onChange={setAddress}
        maxLength={254}
      />
    </FormDialog>
  );
}
