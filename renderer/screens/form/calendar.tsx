import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { DayState } from '../../../domain/booking/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { Button } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';
import style from './calendar.module.css';
import { addMonths, isWithin, monthAtFirst, weekdays, weeksOf } from './calendar-days.ts';

type CalendarProps = {
  readonly label: string;
  readonly value: string | null;
  readonly today: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly onChange: (day: string) => void;
  /** What can be booked on each day of the month that shows; without it every day can be chosen. */
  readonly states?: ReadonlyMap<string, DayState>;
  /** In the place of the day that was chosen. */
  readonly note?: ReactNode;
  /** Another month shows. */
  readonly onMonth?: (month: string) => void;
};

type Sheet = 'days' | 'months' | 'years';

const YEARS = 20;

/** A calendar to touch: days of a month; by its heading also months and years, so that a birthday is near. */
export function Calendar(props: CalendarProps): ReactElement {
  const { value, today, earliest, latest } = props;
  const [month, setMonth] = useState(() => monthAtFirst(value, today, earliest, latest));
  const [sheet, setSheet] = useState<Sheet>('days');
  const { onMonth } = props;
  useEffect(() => onMonth?.(month), [month, onMonth]);
  const { language } = useTexts();
  const year = month.slice(0, 4);
  const firstYear = Number(year) - (Number(year) % YEARS);
  const step = sheet === 'days' ? 1 : sheet === 'months' ? 12 : YEARS * 12;
  const title =
    sheet === 'days'
      ? write(`${month}-01`, language, { month: 'long', year: 'numeric' })
      : sheet === 'months'
        ? write(`${year}-01-01`, language, { year: 'numeric' })
        : `${yearIn(firstYear, language)} – ${yearIn(firstYear + YEARS - 1, language)}`;
  const span = (months: number): string => addMonths(month, months).slice(0, sheet === 'days' ? 7 : 4);
  return (
    <fieldset className={style.calendar}>
      <legend className="for-listening">{props.label}</legend>
      <Heading
        title={title}
        onTitle={() => setSheet(sheet === 'days' ? 'years' : 'days')}
        before={
          sheet === 'years' || isWithin(span(-step), earliest, latest)
            ? () => setMonth(addMonths(month, -step))
            : null
        }
        after={
          sheet === 'years' || isWithin(span(step), earliest, latest)
            ? () => setMonth(addMonths(month, step))
            : null
        }
      />
      {sheet === 'days' && <Days {...props} month={month} />}
      {sheet === 'months' && (
        <Cells
          columns="months"
          cells={Array.from({ length: 12 }, (_, at) => {
            const of = `${year}-${String(at + 1).padStart(2, '0')}`;
            return {
              key: of,
              words: write(`${of}-01`, language, { month: 'short' }),
              offered: isWithin(of, earliest, latest),
              chosen: of === value?.slice(0, 7),
            };
          })}
          onChoose={(of) => {
            setMonth(of);
            setSheet('days');
          }}
        />
      )}
      {sheet === 'years' && (
        <Cells
          columns="years"
          cells={Array.from({ length: YEARS }, (_, at) => {
            const of = String(firstYear + at).padStart(4, '0');
            return {
              key: of,
              words: yearIn(firstYear + at, language),
              offered: isWithin(of, earliest, latest),
              chosen: of === value?.slice(0, 4),
            };
          })}
          onChoose={(of) => {
            setMonth(`${of}${month.slice(4)}`);
            setSheet('months');
          }}
        />
      )}
      <p className={style.chosenDay} aria-live="polite">
        {props.note ?? (value === null ? '\u00a0' : write(value, language, { dateStyle: 'full' }))}
      </p>
    </fieldset>
  );
}

type HeadingProps = {
  readonly title: string;
  readonly onTitle: () => void;
  readonly before: (() => void) | null;
  readonly after: (() => void) | null;
};

function Heading({ title, onTitle, before, after }: HeadingProps): ReactElement {
  const { say } = useTexts();
  return (
    <div className={style.heading}>
      <button
        type="button"
        className={style.turn}
        disabled={before === null}
        aria-label={say('form.date.before')}
        data-testid="calendar-before"
        onClick={() => before?.()}
      >
        <ChevronLeft aria-hidden />
      </button>
      <div aria-live="polite">
        <Button look="quiet" testId="calendar-title" onPress={onTitle}>
          {title}
        </Button>
      </div>
      <button
        type="button"
        className={style.turn}
        disabled={after === null}
        aria-label={say('form.date.after')}
        data-testid="calendar-after"
        onClick={() => after?.()}
      >
        <ChevronRight aria-hidden />
      </button>
    </div>
  );
}

function Days({
  month,
  value,
  today,
  earliest,
  latest,
  states,
  onChange,
}: CalendarProps & { readonly month: string }): ReactElement {
  const { say, language } = useTexts();
  const order = weekdays(language);
  // 2024 began on a Monday.
  const nameOf = (weekday: number): string => write(`2024-01-0${weekday}`, language, { weekday: 'short' });
  const wordsFor = (day: string): string[] =>
    states ? [say(`form.slot.${states.get(day) ?? 'closed'}`)] : [];
  return (
    <>
      <div className={style.weekdays} aria-hidden>
        {order.map((weekday) => (
          <span key={weekday}>{nameOf(weekday)}</span>
        ))}
      </div>
      <div className={style.days} data-read-singly>
        {weeksOf(month, order[0] ?? 1).flatMap((week) =>
          week.map(({ day, inMonth }) =>
            inMonth ? (
              <button
                key={day}
                type="button"
                className={`${style.day} ${day === value ? style.chosen : ''} ${day === today ? style.today : ''}`}
                aria-pressed={day === value}
                aria-current={day === today ? 'date' : undefined}
                aria-label={[write(day, language, { dateStyle: 'full' }), ...wordsFor(day)].join(', ')}
                disabled={!isWithin(day, earliest, latest) || (states && states.get(day) !== 'free')}
                data-testid={`day-${day}`}
                onClick={() => onChange(day)}
              >
                {write(day, language, { day: 'numeric' })}
                {states && <span className={style.mark}>{MARKS[states.get(day) ?? 'closed']}</span>}
              </button>
            ) : (
              <span key={day} />
            ),
          ),
        )}
      </div>
    </>
  );
}

/** Told apart without colour, too. */
const MARKS: Readonly<Record<DayState, string>> = { free: '', full: '✕', closed: '–' };

type Cell = {
  readonly key: string;
  readonly words: string;
  readonly offered: boolean;
  readonly chosen: boolean;
};

function Cells({
  cells,
  columns,
  onChoose,
}: {
  readonly cells: readonly Cell[];
  readonly columns: 'months' | 'years';
  readonly onChoose: (key: string) => void;
}): ReactElement {
  return (
    <div className={`${style.cells} ${style[columns]}`} data-read-singly>
      {cells.map(({ key, words, offered, chosen }) => (
        <button
          key={key}
          type="button"
          className={`${style.day} ${chosen ? style.chosen : ''}`}
          aria-pressed={chosen}
          disabled={!offered}
          data-testid={`${columns}-${key}`}
          onClick={() => onChoose(key)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

const write = (day: string, language: string, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), { ...format, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const yearIn = (year: number, language: string): string =>
  write(`${String(year).padStart(4, '0')}-06-15`, language, { year: 'numeric' });
