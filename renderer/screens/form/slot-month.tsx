import { type ReactElement, useState } from 'react';
import type { Facility } from '../../../domain/booking/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Calendar } from './calendar.tsx';
import slots from './slot.module.css';
import { useFreeMonth } from './use-free.ts';

type MonthProps = {
  readonly facility: Facility;
  readonly today: string;
  readonly latest: string;
  readonly round: number;
  readonly onAgain: () => void;
  readonly onDay: (day: string) => void;
};

/** A month of a facility: each day is free, full or closed. */
export function SlotMonth({ facility, today, latest, round, onAgain, onDay }: MonthProps): ReactElement {
  const { say, ofTown } = useTexts();
  const [month, setMonth] = useState(today.slice(0, 7));
  const free = useFreeMonth(facility.facilityId, month, round);
  if (free.kind === 'failed') return <NotReached onAgain={onAgain} />;
  const states = new Map(free.kind === 'found' ? free.days.map(({ day, state }) => [day, state]) : []);
  return (
    <Calendar
      label={ofTown(facility.title).text}
      value={null}
      today={today}
      earliest={today}
      latest={latest}
      states={states}
      note={
        free.kind === 'asking' ? (
          say('form.slot.asking')
        ) : (
          <>
            <span aria-hidden>✕</span> {say('form.slot.full')} · <span aria-hidden>–</span>{' '}
            {say('form.slot.closed')}
          </>
        )
      }
      onMonth={setMonth}
      onChange={onDay}
    />
  );
}

/** Central does not say what is free: nothing can be chosen, but it can be asked again. */
export function NotReached({ onAgain }: { readonly onAgain: () => void }): ReactElement {
  const { say } = useTexts();
  return (
    <div className={slots.slot}>
      <Notice look="bad">{say('form.problem.unreachable')}</Notice>
      <Button testId="slot-again" onPress={onAgain}>
        {say('review.tryAgain')}
      </Button>
    </div>
  );
}
