import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateRangePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
  RangeCalendar,
} from 'react-aria-components';
import classes from './date-range-field.module.css';

/** Days such as `2026-11-24`, the last one included. */
export type DayRange = { readonly from: string; readonly to: string };

type DateRangeFieldProps = {
  readonly label: string;
  readonly value: DayRange | null;
  readonly onChange: (range: DayRange | null) => void;
  /** The words on the button that opens the calendar, and on those that turn its pages. */
  readonly words: { readonly open: string; readonly before: string; readonly after: string };
};

type Dates = { readonly start: CalendarDate; readonly end: CalendarDate };

const asDates = ({ from, to }: DayRange): Dates => ({ start: parseDate(from), end: parseDate(to) });

/** From one day to another, typed or chosen in a calendar. Weeks begin on Monday, days are written before months. */
export function DateRangeField({ label, value, onChange, words }: DateRangeFieldProps) {
  const [held, setHeld] = useState(value ? asDates(value) : null);
  const [open, setOpen] = useState(false);
  const give = (range: Dates | null): void => {
    const days = range ? { from: range.start.toString(), to: range.end.toString() } : null;
    if (days?.from !== value?.from || days?.to !== value?.to) onChange(days);
  };
  return (
    <I18nProvider locale="en-GB">
      <DateRangePicker<CalendarDate>
        className={classes.field ?? ''}
        value={held}
        onChange={(range) => {
          setHeld(range);
          // Each digit of a year that is typed makes another date: what is typed counts when the field is left.
          if (open) give(range);
        }}
        onBlur={() => give(held)}
        isOpen={open}
        onOpenChange={setOpen}
      >
        <Label className={classes.label ?? ''}>{label}</Label>
        <Group className={classes.group ?? ''}>
          <DateInput slot="start" className={classes.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={classes.segment ?? ''} />}
          </DateInput>
          <span aria-hidden>–</span>
          <DateInput slot="end" className={classes.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={classes.segment ?? ''} />}
          </DateInput>
          <Button className={classes.button ?? ''} aria-label={words.open}>
            <CalendarDays size={16} aria-hidden />
          </Button>
        </Group>
        <Popover className={classes.popover ?? ''}>
          <Dialog className={classes.dialog ?? ''}>
            <RangeCalendar>
              <header className={classes.header}>
                <Button slot="previous" className={classes.button ?? ''} aria-label={words.before}>
                  <ChevronLeft size={16} aria-hidden />
                </Button>
                <Heading className={classes.heading ?? ''} />
                <Button slot="next" className={classes.button ?? ''} aria-label={words.after}>
                  <ChevronRight size={16} aria-hidden />
                </Button>
              </header>
              <CalendarGrid>
                {(date) => <CalendarCell date={date} className={classes.cell ?? ''} />}
              </CalendarGrid>
            </RangeCalendar>
          </Dialog>
        </Popover>
      </DateRangePicker>
    </I18nProvider>
  );
}
