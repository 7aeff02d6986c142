import { CalendarX2, House } from 'lucide-react';
import type { ReactElement } from 'react';
import { spanInWords, unitInWords } from '../../../domain/booking/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';

/** A booking: what and when; cancelled by one more touch, as long as the rules allow it. */
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
    spanInWords(new Date(from), new Date(to), definition.timeZone, language);
  const until = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: definition.timeZone,
  }).format(new Date(booking.cancelUntil));
  const { paid, state } = booking;
  const amount = paid ? formatMoney(paid, language) : '';
  return (
    <ScreenFrame
      part={state}
      title={say(`booking.found.${state}`)}
      lead={state === 'booked' && paid ? say('booking.willRefund', { amount }) : undefined}
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
      back="session"
      action={
        state === 'booked' ? (
          <Button
            look="primary"
            wide
            icon={CalendarX2}
            testId="booking-cancel"
            disabled={busy}
            onPress={() => act(() => calls['booking.cancel']({}))}
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
