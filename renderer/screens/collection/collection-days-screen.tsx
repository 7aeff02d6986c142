import { MapPin } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './collection-days.module.css';
import { useCollectionService } from './use-collection-service.ts';

/** What is collected next in the resident's street, the earliest first, and what holds for all of it. */
export function CollectionDaysScreen({
  screen: { serviceId, roundId, next },
}: {
  readonly screen: ScreenOf<'collection-days'>;
}): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const service = useCollectionService(serviceId);
  const round = service?.rounds.find((one) => one.roundId === roundId);
  // A day is a day of the calendar: no time zone may move it.
  const words = new Intl.DateTimeFormat(dateLocaleOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <ScreenFrame
      title={say('collection.days.title')}
      lead={round && <TownText text={round.title} />}
      notices={
        service && (
          <Notice look="info">
            <TownText text={service.note} />
          </Notice>
        )
      }
      back="session"
      action={
        <Button
          look="primary"
          wide
          icon={MapPin}
          testId="collection-again"
          onPress={() => act(() => calls['session.back']({}))}
        >
          {say('collection.days.another')}
        </Button>
      }
    >
      <AmountRows
        rows={next.map(({ title, days }, at) => ({
          key: String(at),
          label: <TownText text={title} />,
          value: (
            <span className={style.days}>
              {days.map((day) => (
                <span key={day}>{words.format(new Date(`${day}T00:00:00Z`))}</span>
              ))}
            </span>
          ),
        }))}
      />
    </ScreenFrame>
  );
}
