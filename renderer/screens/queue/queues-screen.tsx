import { CalendarCheck, Ticket } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { givesNumbers, waitInWords } from '../../../domain/queue/index.ts';
import { useContent } from '../../content/index.ts';
import { Notice, Tile } from '../../design/index.ts';
import { Banners, ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type Texts, TownText, useTexts } from '../../i18n/index.ts';
import { OpenSentence } from '../parts/index.ts';
import style from './queues.module.css';

type QueuesView = ScreenOf<'queues'>;

/** More than these are drawn small, so that all of them are in sight. */
const MOST_LARGE = 3;

/** Asks what somebody comes for, with how many wait; and whether there is an appointment. */
export function QueuesScreen({ screen }: { readonly screen: QueuesView }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const texts = useTexts();
  const { say } = texts;
  const { holidays } = useContent();
  const { timeZone } = settings.town.definition;
  const known = settings.town.queues ?? [];
  const isOpen = (queue: (typeof known)[number]): boolean =>
    givesNumbers(queue, holidays, timeZone, new Date());
  const offered = known.filter(({ queueId }) => screen.queues.some((queue) => queue.queueId === queueId));
  const anyOpen = offered.length === 0 || offered.some(isOpen);
  const small = screen.queues.length + (screen.checkIn === 'none' ? 0 : 1) > MOST_LARGE;
  return (
    <ScreenFrame
      title={say('queue.title')}
      lead={say(anyOpen ? 'queue.lead' : 'queue.problem.closed')}
      notices={
        <>
          {screen.problem && (anyOpen || screen.problem !== 'closed') && (
            <Notice look="bad">{say(`queue.problem.${screen.problem}`)}</Notice>
          )}
          <Banners />
        </>
      }
      back="session"
    >
      {screen.queues.map((queue) => {
        const definition = known.find(({ queueId }) => queueId === queue.queueId);
        if (!definition) return null;
        return (
          // How many wait is known only after the screen has come: then it is said, with what it is about.
          <div key={queue.queueId} aria-live="polite" className={style.told}>
            <Tile
              small={small}
              icon={Ticket}
              title={<TownText text={definition.title} />}
              detail={
                <>
                  <TownText text={definition.description} />
                  <br />
                  {definition.hours && !isOpen(definition) ? (
                    <OpenSentence hours={definition.hours} />
                  ) : (
                    <strong>{factsOf(queue, screen.asking, texts)}</strong>
                  )}
                </>
              }
              disabled={!isOpen(definition)}
              testId={`queue-${queue.queueId}`}
              onPress={() => act(() => calls['queue.take']({ queueId: queue.queueId }))}
            />
          </div>
        );
      })}
      {screen.checkIn !== 'none' && (
        <Tile
          small={small}
          icon={CalendarCheck}
          title={say('queue.checkIn')}
          detail={say(screen.checkIn === 'offered' ? 'queue.checkInDetail' : 'queue.checkInDown')}
          disabled={screen.checkIn !== 'offered'}
          testId="queue-check-in"
          onPress={() => act(() => calls['queue.openCheckIn']({}))}
        />
      )}
    </ScreenFrame>
  );
}

function factsOf({ waiting, wait }: QueuesView['queues'][number], asking: boolean, texts: Texts): string {
  const { say, language } = texts;
  if (waiting === null || wait === null) return say(asking ? 'queue.asking' : 'queue.notKnown');
  const people = new Intl.NumberFormat(language).format(waiting);
  return say('queue.facts', { people, wait: waitInWords(wait, language) });
}
