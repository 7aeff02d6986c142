import { useState } from 'react';
import type { DeskAction } from '../../../domain/queue/index.ts';
import { callNext, changeTicket } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { Button, Mark, Notice, Panel, Section } from '../design/index.ts';
import { useWords } from '../words/index.ts';
import { actionsFor, type Queues, type Ticket, ticketAt } from './at-desk.ts';
import classes from './desk.module.css';
import { actionTexts, stateTexts, texts } from './texts.ts';

type DeskProps = {
  readonly queues: Queues;
  readonly desk: string;
};
type Problem = { readonly title: string; readonly help?: string };

/** The number at a desk and what the clerk can say of it; or the button that calls the next one. */
export function Desk({ queues, desk }: DeskProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const action = useAction();
  const ticket = ticketAt(queues, desk);
  const { townId } = queues;

  const next = (): Promise<void> =>
    action.run(callNext, { townId, desk }, ({ kind }) => {
      setProblem(kind === 'called' ? null : problems[kind]);
      return null;
    });
  const say = ({ day, queueId, number }: Ticket, said: DeskAction): Promise<void> =>
    action.run(changeTicket, { townId, day, queueId, number, action: said }, ({ kind }) => {
      setProblem(kind === 'changed' ? null : { title: texts.meanwhile });
      return null;
    });
  const shown = action.problem === null ? problem : { title: texts.failed, help: action.problem };
  return (
    <Section title={texts.atDesk}>
      <Panel>
        <div className={classes.desk}>
          {shown ? (
            <Notice tone="warn" title={shown.title} answers>
              {shown.help ? <p>{shown.help}</p> : null}
            </Notice>
          ) : null}
          <div aria-live="polite">{ticket ? <AtDesk ticket={ticket} /> : <p>{texts.free}</p>}</div>
          <div className={classes.actions}>
            {ticket ? (
              actionsFor(ticket).map((said, at) => (
                <Button
                  key={said}
                  look={at === 0 ? 'first' : 'second'}
                  disabled={action.busy}
                  onClick={() => say(ticket, said)}
                >
                  {actionTexts[said]}
                </Button>
              ))
            ) : (
              <Button look="first" disabled={action.busy} onClick={next}>
                {texts.callNext}
              </Button>
            )}
          </div>
        </div>
      </Panel>
    </Section>
  );
}

function AtDesk({ ticket }: { readonly ticket: Ticket }) {
  const { times } = useWords();
  const { label, state, calledAt, calls, dueAt } = ticket;
  return (
    <>
      <p className={classes.number}>{label}</p>
      <p>
        <Mark tone={state === 'called' ? 'busy' : 'good'}>{stateTexts[state]}</Mark>{' '}
        {calledAt ? `${texts.times(calls)} ${times.clock(calledAt)}` : ''}
      </p>
      {dueAt ? (
        <p>
          {texts.appointment} {times.hour(dueAt)}
        </p>
      ) : null}
    </>
  );
}

const problems: Readonly<Record<'nobody' | 'desk-busy' | 'unknown-desk', Problem>> = {
  nobody: { title: texts.nobody },
  'desk-busy': { title: texts.busy, help: texts.busyHelp },
  'unknown-desk': { title: texts.unknownDesk, help: texts.chooseAnother },
};
