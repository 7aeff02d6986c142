import { CircleAlert, CircleCheck, CircleX, Clock, CreditCard, House, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ApplicationStatus } from '../../../domain/application/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './status.module.css';

const ICONS: Readonly<Record<ApplicationStatus, LucideIcon>> = {
  received: Clock,
  'in-review': Clock,
  'more-needed': CircleAlert,
  approved: CircleCheck,
  refused: CircleX,
  closed: CircleCheck,
};

/** How far the town is, what it says, and what there is to pay now. */
export function StatusFoundScreen({
  screen: { found, canPay },
}: {
  readonly screen: ScreenOf<'status-found'>;
}): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say, language } = useTexts();
  const { reference, status, note, owed } = found;
  const service = settings.town.services.find(({ serviceId }) => serviceId === found.serviceId);
  const about = found.title ?? service?.title;
  const Icon = ICONS[status];
  const days = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'long',
    timeZone: settings.town.definition.timeZone,
  });
  const day = (instant: string): string => days.format(new Date(instant));
  return (
    <ScreenFrame
      title={
        <span className={style.status}>
          <Icon className={style.icon} aria-hidden />
          {say(`status.found.${status}`)}
        </span>
      }
      notices={owed && !canPay && <Notice look="info">{say('status.cannotPay')}</Notice>}
      back="session"
      action={
        owed && canPay ? (
          <Button
            look="primary"
            wide
            icon={CreditCard}
            testId="status-pay"
            onPress={() => act(() => calls['status.pay']({}))}
          >
            {say('status.pay', { amount: formatMoney(owed, language) })}
          </Button>
        ) : (
          <Button
            look="primary"
            wide
            icon={House}
            testId="status-again"
            onPress={() => act(() => calls['session.back']({}))}
          >
            {say('status.another')}
          </Button>
        )
      }
    >
      <AmountRows
        rows={[
          { key: 'reference', label: say('common.reference'), value: <bdi data-spell>{reference}</bdi> },
          ...(about ? [{ key: 'about', label: say('status.about'), value: <TownText text={about} /> }] : []),
          { key: 'given', label: say('status.given'), value: day(found.submittedAt) },
          { key: 'changed', label: say('status.changed'), value: day(found.changedAt) },
          ...(owed
            ? [{ key: 'owed', label: say('status.owed'), value: <bdi>{formatMoney(owed, language)}</bdi> }]
            : []),
        ]}
      />
      {note !== '' && (
        <section className={style.note}>
          <h2>{say('status.note')}</h2>
          <p dir="auto">{note}</p>
        </section>
      )}
    </ScreenFrame>
  );
}
