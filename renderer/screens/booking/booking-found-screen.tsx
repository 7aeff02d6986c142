import { CalendarX2, House, Undo2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { spanInWords, unitInWords } from '../../../domain/booking/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { dateLocaleOf, unbroken } from '../../../domain/text/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';

/** A booking: what and when; cancelled when that was asked for and said again, as long as the rules allow it. */
export function BookingFoundScreen({
  screen: { booking, problem, busy },
}: {
  readonly screen: ScreenOf<'booking-found'>;
}): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const { facilities = [], definition } = settings.town;
  const facility = facilities.find(({ facilityId }) => facilityId === booking.facilityId);
  const reader = { language, fallback: definition.defaultLanguage };
  const span = (from: string, to: string): string =>
    unbroken(spanInWords(new Date(from), new Date(to), definition.timeZone, language));
  const until = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: definition.timeZone,
  }).format(new Date(booking.cancelUntil));
  const { paid, state } = booking;
  const [wanted, setWanted] = useState(false);
  const asks = wanted && state === 'booked' && !busy;
  function cancel(): void {
    setWanted(false);
    act(() => calls['booking.cancel']({}));
  }
  const amount = paid ? formatMoney(paid, language) : '';
  return (
    <ScreenFrame
      part={asks ? 'asks' : state}
      title={say(asks ? 'booking.ask.title' : `booking.found.${state}`)}
      lead={
        <>
          {asks && <p>{say('booking.ask.lead')}</p>}
          {state === 'booked' && paid && <p>{say('booking.willRefund', { amount })}</p>}
        </>
      }
      notices={
        <>
          {problem && <Notice look="bad">{say(`status.problem.${problem}`)}</Notice>}
          {state === 'cancelled' && paid && (
            <Notice look="info">
              <p>{say('booking.refund', { amount })}</p>
            </Notice>
          )}
          {state === 'too-late' && (
            <Notice look="info">
              <p>
                <TownText text={definition.help} />
              </p>
            </Notice>
          )}
        </>
      }
      back={asks ? () => setWanted(false) : 'session'}
      action={
        asks ? (
          // What cannot be undone does not lie where it was asked for.
          <>
            <Button wide icon={CalendarX2} testId="booking-cancel-yes" onPress={cancel}>
              {say('booking.ask.yes')}
            </Button>
            <Button look="primary" wide icon={Undo2} testId="booking-keep" onPress={() => setWanted(false)}>
              {say('booking.ask.no')}
            </Button>
          </>
        ) : state === 'booked' ? (
          <Button
            look="primary"
            wide
            icon={CalendarX2}
            testId="booking-cancel"
            disabled={busy}
            onPress={() => setWanted(true)}
          >
            {say('booking.cancel')}
          </Button>
        ) : (
          <Button
            look="primary"
            wide
            icon={House}
            testId="booking-home"
            onPress={() => act(() => calls['session.back']({}))}
          >
            {say('booking.home')}
          </Button>
        )
      }
    >
      <AmountRows
        rows={[
          {
            key: 'reference',
            label: say('common.reference'),
            value: <bdi data-spell>{booking.reference}</bdi>,
          },
          {
            key: 'what',
            label: say('booking.what'),
            value: facility ? unitInWords(facility, booking.unitId, reader) : booking.unitId,
          },
          { key: 'when', label: say('booking.when'), value: span(booking.at, booking.until) },
          ...(state === 'cancelled' ? [] : [{ key: 'until', label: say('booking.until'), value: until }]),
          ...(paid ? [{ key: 'paid', label: say('booking.paid'), value: <bdi>{amount}</bdi> }] : []),
        ]}
      />
    </ScreenFrame>
  );
}
