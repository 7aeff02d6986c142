import { type BookingRow, cancelBookingHere } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog } from '../design/index.ts';
import { texts } from './texts.ts';

type CancelProps = { readonly row: BookingRow; readonly onClose: () => void };

/** Asks once more before a booking is cancelled for a resident. */
export function CancelDialog({ row, onClose }: CancelProps) {
  const { problem, busy, run } = useAction();
  const cancel = (): Promise<void> =>
    run(cancelBookingHere, { reference: row.reference }, ({ kind }) => {
      if (kind === 'cancelled') onClose();
      return kind === 'cancelled' ? null : texts.meanwhile;
    });
  return (
    <FormDialog
      title={`${texts.cancelOf} ${row.reference}`}
      onClose={onClose}
      onSubmit={cancel}
      busy={busy}
      problem={problem}
      failed={texts.failed}
      cancel={texts.keep}
      submit={texts.cancel}
    >
      <p>{texts.sure}</p>
      {row.feeMinor > 0 ? <p>{texts.refund}</p> : null}
    </FormDialog>
  );
}
