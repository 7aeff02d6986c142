import type { ReactElement } from 'react';
import { announcementsOn } from '../../../domain/content/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { Notice } from '../../design/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { TownText } from '../../i18n/index.ts';
import style from './urgent-notices.module.css';

/** More would push away what people came for; the list of announcements has them all. */
const MOST = 2;

/** What everybody should know today, in a line each; the list of announcements says the rest. */
export function UrgentNotices({ most = MOST }: { readonly most?: number }): ReactElement {
  const { settings } = useKiosk();
  const { announcements } = useContent();
  const today = useTownTime(settings.town.definition.timeZone).slice(0, 10);
  return (
    <>
      {announcementsOn(announcements, today)
        .filter(({ urgent }) => urgent)
        .slice(0, most)
        .map(({ id, title }) => (
          <Notice key={id} look="warn">
            <p className={style.urgent} data-testid={`urgent-${id}`}>
              <TownText text={title} />
            </p>
          </Notice>
        ))}
    </>
  );
}
