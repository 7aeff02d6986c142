import { ChevronRight } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { type Facility, lastDay } from '../../../domain/booking/index.ts';
import { type FieldOf, isChosenSlot } from '../../../domain/form/index.ts';
import { Button } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import type { ControlProps } from './control-props.ts';
import style from './form.module.css';
import slots from './slot.module.css';
import { SlotDay } from './slot-day.tsx';
import { SlotMonth } from './slot-month.tsx';

/** What to book, then the day, then the time: what is free is asked of central at each step. */
export function SlotControl({
  field,
  answer,
  today,
  invalid,
  onChange,
}: ControlProps & { readonly field: FieldOf<'slot'> }): ReactElement {
  const { settings } = useKiosk();
  const { say } = useTexts();
  const { facilities = [], definition } = settings.town;
  const offered = facilities.filter(({ facilityId }) => field.facilities?.includes(facilityId) ?? true);
  const chosen = isChosenSlot(answer) ? answer : null;
  const alone = offered.length === 1 ? offered[0]?.facilityId : undefined;
  const [facilityId, setFacilityId] = useState(chosen?.facilityId ?? alone ?? null);
  const [day, setDay] = useState(chosen?.starts.slice(0, 10) ?? null);
  const [round, setRound] = useState(0);
  // Something was wrong with the time: perhaps somebody else has it by now.
  useEffect(() => {
    if (invalid) setRound((before) => before + 1);
  }, [invalid]);
  const facility = offered.find((one) => one.facilityId === facilityId);
  if (!facility) return <Choose facilities={offered} onChoose={setFacilityId} />;
  const again = (): void => setRound(round + 1);
  return (
    <div className={slots.slot}>
      <div className={slots.chosenSoFar}>
        <div>
          <p className={slots.name}>
            <TownText text={facility.title} />
          </p>
          <p className={slots.rule}>{say(day === null ? 'form.slot.day' : 'form.slot.time')}</p>
        </div>
        {alone === undefined && (
          <Button
            testId="slot-other"
            onPress={() => {
              onChange(undefined);
              setFacilityId(null);
              setDay(null);
            }}
          >
            {say('form.slot.other')}
          </Button>
        )}
      </div>
      {day === null ? (
        <SlotMonth
          facility={facility}
          today={today}
          latest={lastDay(facility, definition.timeZone, new Date(`${today}T12:00:00Z`))}
          round={round}
          onAgain={again}
          onDay={setDay}
        />
      ) : (
        <SlotDay
          facility={facility}
          day={day}
          chosen={chosen}
          round={round}
          onAgain={again}
          onChange={onChange}
          onOtherDay={() => {
            onChange(undefined);
            setDay(null);
          }}
        />
      )}
    </div>
  );
}

type ChooseProps = {
  readonly facilities: readonly Facility[];
  readonly onChoose: (facilityId: string) => void;
};

function Choose({ facilities, onChoose }: ChooseProps): ReactElement {
  return (
    <div className={style.options}>
      {facilities.map(({ facilityId, title, description }) => (
        <button
          key={facilityId}
          type="button"
          className={style.option}
          data-testid={`facility-${facilityId}`}
          onClick={() => onChoose(facilityId)}
        >
          <span className={style.words}>
            <span className={style.name}>
              <TownText text={title} />
            </span>
            <span className={style.detail}>
              <TownText text={description} />
            </span>
          </span>
          <ChevronRight className={slots.onward} aria-hidden />
        </button>
      ))}
    </div>
  );
}
