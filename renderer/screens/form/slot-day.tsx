import { type ReactElement, useState } from 'react';
import type { Facility, UnitDay } from '../../../domain/booking/index.ts';
import { dayInWords, timeInWords } from '../../../domain/content/index.ts';
import type { ChosenSlot } from '../../../domain/form/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { durationInWords } from './duration-in-words.ts';
import slots from './slot.module.css';
import { NotReached } from './slot-month.tsx';
import { useFreeDay } from './use-free.ts';

type DayProps = {
  readonly facility: Facility;
  readonly day: string;
  readonly chosen: ChosenSlot | null;
  readonly round: number;
  readonly onAgain: () => void;
  readonly onChange: (chosen: ChosenSlot | undefined) => void;
  readonly onOtherDay: () => void;
};

/** A day of a facility: how long, and from when, on which court or lane. */
export function SlotDay(props: DayProps): ReactElement {
  const { facility, day, chosen, round, onAgain, onChange, onOtherDay } = props;
  const { say, language } = useTexts();
  const [length, setLength] = useState(chosen?.slots ?? 1);
  const free = useFreeDay(facility.facilityId, day, round);
  if (free.kind === 'failed') return <NotReached onAgain={onAgain} />;
  const units = free.kind === 'found' ? free.units : [];
  const take = (slots: number): void => {
    setLength(slots);
    const from = units
      .find(({ unitId }) => unitId === chosen?.unitId)
      ?.slots.find(({ starts }) => starts === chosen?.starts);
    if (chosen) onChange(from && from.inARow >= slots ? { ...chosen, slots } : undefined);
  };
  return (
    <>
      <div className={slots.chosenSoFar}>
        <p className={slots.name}>{dayInWords(day, language)}</p>
        <Button testId="slot-other-day" onPress={onOtherDay}>
          {say('form.slot.otherDay')}
        </Button>
      </div>
      <Lengths facility={facility} length={length} onChoose={take} />
      <p className={slots.rule}>
        {say('form.slot.cancel', { duration: durationInWords(facility.cancelUntilHours * 60, language) })}
      </p>
      {free.kind === 'asking' && <p role="status">{say('form.slot.asking')}</p>}
      {units.map((unit) => (
        <Unit key={unit.unitId} unit={unit} length={length} {...props} />
      ))}
    </>
  );
}

type LengthProps = {
  readonly facility: Facility;
  readonly length: number;
  readonly onChoose: (slots: number) => void;
};

function Lengths({ facility, length, onChoose }: LengthProps): ReactElement {
  const { settings } = useKiosk();
  const { say, language } = useTexts();
  const { currency } = settings.town.definition;
  const { mostSlots, slotMinutes, feePerSlotMinor } = facility;
  return (
    <fieldset className={slots.lengths}>
      <legend className="for-listening">{say('form.slot.length')}</legend>
      {Array.from({ length: mostSlots }, (_, at) => at + 1).map((count) => (
        <button
          key={count}
          type="button"
          className={`${slots.time} ${count === length ? slots.chosen : ''}`}
          aria-pressed={count === length}
          data-testid={`length-${count}`}
          onClick={() => onChoose(count)}
        >
          <span>{durationInWords(count * slotMinutes, language)}</span>
          <bdi className={slots.price}>
            {formatMoney({ amountMinor: count * feePerSlotMinor, currency }, language)}
          </bdi>
        </button>
      ))}
    </fieldset>
  );
}

type UnitProps = DayProps & { readonly unit: UnitDay; readonly length: number };

function Unit({ facility, unit, length, chosen, onChange }: UnitProps): ReactElement {
  const { say, language, ofTown } = useTexts();
  const { facilityId } = facility;
  const title = facility.units.find(({ unitId }) => unitId === unit.unitId)?.title ?? facility.title;
  const from =
    chosen?.unitId === unit.unitId ? unit.slots.findIndex(({ starts }) => starts === chosen.starts) : -1;
  return (
    <section className={slots.unit}>
      {facility.units.length > 1 && (
        <h2>
          <TownText text={title} />
        </h2>
      )}
      <div className={slots.times} data-read-singly>
        {unit.slots.map(({ starts, ends, inARow }, at) => {
          const isChosen = chosen !== null && from !== -1 && at >= from && at < from + chosen.slots;
          const time = timeInWords(starts.slice(11), language);
          const span = `${time}–${timeInWords(ends.slice(11), language)}`;
          const free = inARow >= length || isChosen;
          return (
            <button
              key={starts}
              type="button"
              className={`${slots.time} ${isChosen ? slots.chosen : ''}`}
              aria-pressed={isChosen}
              aria-label={`${ofTown(title).text}, ${span}${free ? '' : `, ${say(inARow === 0 ? 'form.slot.taken' : 'form.slot.closed')}`}`}
              disabled={!free}
              data-testid={`slot-${unit.unitId}-${starts.slice(11)}`}
              onClick={() => {
                if (inARow >= length) onChange({ facilityId, unitId: unit.unitId, starts, slots: length });
              }}
            >
              {time}
            </button>
          );
        })}
      </div>
    </section>
  );
}
