import { useState } from 'react';
import { formatMoney } from '../../../domain/money/index.ts';
import { dayIn } from '../../../domain/time/index.ts';
import { type BookingRow, cancelBookingHere, listBookings } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, ChoiceField, type Column, Mark, Page, Table, TextField } from '../design/index.ts';
import { Link, useGo } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At, useWords } from '../words/index.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import type { BookingSearch } from './search.ts';
import { texts } from './texts.ts';

/** What is booked on a day, of all facilities or of one; a clerk can cancel for a resident. */
export function Bookings({ search }: { readonly search: BookingSearch }) {
  const go = useGo();
  const { timeZone } = useWords();
  const { may } = useSession();
  const { day = dayIn(timeZone, new Date()), facility: facilityId } = search;
  const reading = useAnswer(listBookings, { day, facilityId });
  const [cancelling, setCancelling] = useState<BookingRow | null>(null);
  const show = (change: { readonly day?: string; readonly facility?: string }): void => {
    go({ to: '/bookings', search: { day, facility: facilityId, ...change } });
  };
  const columns = may(cancelBookingHere) ? [...facts, cancelOf(setCancelling)] : facts;
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <TextField
        label={texts.day}
        name="day"
        type="date"
        value={day}
        onChange={(value) => {
          if (value !== '') show({ day: value });
        }}
      />
      <ReadingView reading={reading}>
        {({ facilities, bookings }) => (
          <>
            <ChoiceField
              label={texts.facility}
              name="facility"
              value={facilityId ?? ''}
              onChange={(value) => show({ facility: value })}
              choices={[['', texts.all], ...facilities.map((one) => [one.facilityId, one.title] as const)]}
            />
            <Table
              caption={texts.caption}
              columns={columns}
              rows={bookings}
              keyOf={(row) => row.reference}
              empty={texts.empty}
            />
          </>
        )}
      </ReadingView>
      {cancelling ? <CancelDialog row={cancelling} onClose={() => setCancelling(null)} /> : null}
    </Page>
  );
}

const facts: readonly Column<BookingRow>[] = [
  {
    name: texts.time,
    show: (row) => (
      <>
        <At at={row.at} how="hour" />–<At at={row.until} how="hour" />
      </>
    ),
  },
  { name: texts.what, wraps: true, show: (row) => row.unit },
  {
    name: texts.reference,
    show: (row) => <Link place={transactionPlace(row.kioskId, row.transactionId)}>{row.reference}</Link>,
  },
  { name: texts.holder, wraps: true, show: (row) => row.holder },
  { name: texts.contact, wraps: true, show: (row) => row.contact },
  { name: texts.fee, numeric: true, show: feeOf },
  {
    name: texts.state,
    show: (row) =>
      row.cancelledAt === null ? (
        <Mark tone="good">{texts.booked}</Mark>
      ) : (
        <Mark tone="plain">
          {texts.cancelled} {row.cancelledBy === 'resident' ? texts.resident : row.cancelledBy}
        </Mark>
      ),
  },
];

const cancelOf = (onCancel: (row: BookingRow) => void): Column<BookingRow> => ({
  name: texts.cancel,
  show: (row) =>
    row.cancelledAt === null ? <Button onClick={() => onCancel(row)}>{texts.cancel}</Button> : null,
});

/** What was paid for it, in words. */
function feeOf({ feeMinor, currency }: BookingRow): string {
  return feeMinor === 0 || currency === null
    ? texts.free
    : formatMoney({ amountMinor: feeMinor, currency }, 'en');
}
