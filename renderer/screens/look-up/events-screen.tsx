import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  dayInWords,
  eventsOf,
  lastDayOf,
  monthInWords,
  type TownEvent,
} from '../../../domain/content/index.ts';
import { addMonths, daysOfMonth } from '../../../domain/time/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemTile } from './item-tile.tsx';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';

/** What takes place in a month, day by day, from today on. */
export function EventsScreen(): ReactElement {
  const { settings } = useKiosk();
  const [draft, type] = useDraft(lookUpDraft);
  const { say, language } = useTexts();
  const { events } = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  const present = today.slice(0, 7);
  const last = events.reduce((latest, event) => later(latest, lastDayOf(event).slice(0, 7)), present);
  const month = later(draft.month ?? present, present);
  const go = (months: number): void => type({ month: addMonths(month, months) });
  const { from, to } = daysOfMonth(month);
  const first = later(from, today);
  const days = byDay(eventsOf(events, first, to), first);
  return (
    <ScreenFrame
      part="event"
      title={say('lookUp.kind.event')}
      tools={
        <div className={style.month}>
          <Button
            icon={ChevronLeft}
            iconTurns
            testId="month-before"
            disabled={month <= present}
            onPress={() => go(-1)}
          >
            {say('form.date.before')}
          </Button>
          <strong aria-live="polite">{monthInWords(month, language)}</strong>
          <Button
            icon={ChevronRight}
            iconTurns
            iconAtEnd
            testId="month-after"
            disabled={month >= last}
            onPress={() => go(1)}
          >
            {say('form.date.after')}
          </Button>
        </div>
      }
      back="session"
      place="fill"
    >
      <div className={style.scroll}>
        {days.length === 0 && <Notice look="info">{say('lookUp.list.empty')}</Notice>}
        {days.map(([day, of]) => (
          <section key={day} className={style.day}>
            <h2>{dayInWords(day, language)}</h2>
            {of.map((is) => (
              <ItemTile key={is.id} item={{ kind: 'event', is }} />
            ))}
          </section>
        ))}
      </div>
    </ScreenFrame>
  );
}

/** Each event stands once, on its first day that is shown. */
function byDay(events: readonly TownEvent[], first: string): readonly (readonly [string, TownEvent[]])[] {
  const days = new Map<string, TownEvent[]>();
  for (const event of events) {
    const day = later(event.starts.slice(0, 10), first);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
}

const later = (one: string, other: string): string => (one > other ? one : other);
