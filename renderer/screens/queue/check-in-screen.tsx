import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReferenceScreen } from '../parts/index.ts';

/** Asks for the reference of an appointment, then for the family name. */
export function CheckInScreen({ screen }: { readonly screen: ScreenOf<'check-in'> }): ReactElement {
  const { calls, settings } = useKiosk();
  const { say, language } = useTexts();
  const { asks, problem, at } = screen;
  const { timeZone } = settings.town.definition;
  const days = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  return (
    <ReferenceScreen
      {...screen}
      title={say(`queue.${asks}.title`)}
      lead={say(`queue.${asks}.lead`)}
      label={say(`queue.${asks}.label`)}
      problemInWords={
        problem && say(`queue.wrong.${problem}`, { day: at === null ? '' : days.format(new Date(at)) })
      }
      send={calls['queue.checkIn']}
    />
  );
}
