import { useState } from 'react';
import { type BookingRow, cancelBookingHere } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, Dialog, DialogEnd, Notice } from '../design/index.ts';
import { texts } from './texts.ts';

type CancelParts = { readonly row: BookingRow; readonly onClose: () => void };

/** Asks once more before a booking is cancelled for a resident. */
export function CancelDialog({ row, onClose }: CancelParts) {
  const { call } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const cancel = async (): Promise<void> => {
    setBusy(true);
    const result = await call(cancelBookingHere, { reference: row.reference });
    setBusy(false);
    if (result.kind === 'failed') setProblem(failureTexts[result.why]);
    else if (result.answer.kind === 'cancelled') onClose();
    else setProblem(texts.meanwhile);
  };
  return (
    <Dialog title={`${texts.cancelOf} ${row.reference}`} onClose={onClose}>
      {problem ? (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{problem}</p>
        </Notice>
      ) : null}
      <p>{texts.sure}</p>
      {row.feeMinor > 0 ? <p>{texts.refund}</p> : null}
      <DialogEnd>
        <Button onClick={onClose}>{texts.keep}</Button>
        <Button look="first" disabled={busy} onClick={cancel}>
          {texts.cancel}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
