import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { type QueueDefinition, type Ticket, ticketLabel, waitInWords } from '../../../domain/queue/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { AmountRows, Notice, QrCode } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type Texts, TownText, useTexts } from '../../i18n/index.ts';
import { Busy, FinishButton, Rating, Working } from '../parts/index.ts';
import style from './ticket.module.css';

const TELLS = { working: 'printing', printed: 'printed', none: 'note' } as const;

/** The number, large; printed at once, or to be noted where nothing can be printed. */
export function TicketScreen({ screen }: { readonly screen: ScreenOf<'ticket'> }): ReactElement {
  const { settings } = useKiosk();
  const texts = useTexts();
  const { say } = texts;
  const { ticket, paper, queued } = screen;
  if (ticket === null) return <Busy title={say('queue.getting')} />;
  const queue = settings.town.queues?.find(({ queueId }) => queueId === ticket.queueId);
  const label = ticketLabel(ticket);
  return (
    <ScreenFrame
      part={paper}
      title={say('queue.yours')}
      lead={
        <>
          <p className={style.number} data-testid="ticket-number">
            <bdi>{label}</bdi>
          </p>
          <p>{say(`queue.${TELLS[paper]}`)}</p>
          {queue && (
            <p>
              <TownText text={queue.whereToWait} />
            </p>
          )}
        </>
      }
      notices={queued && <Notice look="info">{say('queue.queued')}</Notice>}
      {...(paper === 'working' ? { out: 'none' } : {})}
      action={paper !== 'working' && <FinishButton label={say('queue.finish')} />}
    >
      <AmountRows rows={rowsOf(ticket, queue, settings.town.definition.timeZone, texts)} />
      {paper === 'none' && (
        <div className={style.code}>
          <QrCode data={`${label}\n${settings.town.definition.townId} ${ticket.day}`} label={label} />
        </div>
      )}
      {paper === 'working' ? (
        <Working />
      ) : (
        <div className={style.last}>
          <Rating />
        </div>
      )}
    </ScreenFrame>
  );
}

function rowsOf(
  { appointmentAt, peopleBefore, wait }: Ticket,
  queue: QueueDefinition | undefined,
  timeZone: string,
  { say, language }: Texts,
): Parameters<typeof AmountRows>[0]['rows'] {
  const about = queue
    ? [{ key: 'for', label: say('queue.for'), value: <TownText text={queue.title} /> }]
    : [];
  if (appointmentAt !== null) {
    const time = new Intl.DateTimeFormat(dateLocaleOf(language), { timeStyle: 'short', timeZone });
    const value = <bdi>{time.format(new Date(appointmentAt))}</bdi>;
    return [...about, { key: 'appointment', label: say('queue.appointment'), value }];
  }
  const people = new Intl.NumberFormat(language);
  return [
    ...about,
    ...(peopleBefore === null
      ? []
      : [{ key: 'before', label: say('queue.before'), value: <bdi>{people.format(peopleBefore)}</bdi> }]),
    {
      key: 'wait',
      label: say('queue.wait'),
      value: wait === null ? say('queue.notKnown') : waitInWords(wait, language),
    },
  ];
}
