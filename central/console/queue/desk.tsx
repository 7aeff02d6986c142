import { useState } from 'react';
import type { DeskAction } from '../../../domain/queue/index.ts';
import { callNext, changeTicket } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, Mark, Notice, Panel, Section } from '../design/index.ts';
import { showClock } from '../words/index.ts';
import { actionsFor, type Queues, type Ticket, ticketAt } from './at-desk.ts';
import classes from './desk.module.css';
import { actionTexts, stateTexts, texts } from './texts.ts';

type DeskProps = {
  readonly queues: Queues;
  readonly desk: string;
  /** Something was said: the queues are read again. */
  readonly onChange: () => Promise<void>;
};
type Problem = { readonly title: string; readonly help?: string };

/** The number at a desk and what the clerk can say of it; or the button that calls the next one. */
export function Desk({ queues, desk, onChange }: DeskProps) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const ticket = ticketAt(queues, desk);
  const { townId } = queues;

  const doing = async (work: () => Promise<Problem | null>): Promise<void> => {
    setBusy(true);
    setProblem(await work());
    await onChange();
    setBusy(false);
  };
  const next = async (): Promise<Problem | null> => {
    const result = await call(callNext, { townId, desk });
    if (result.kind === 'failed') return { title: texts.failed, help: failureTexts[result.why] };
    return result.answer.kind === 'called' ? null : problems[result.answer.kind];
  };
  const say = async ({ day, queueId, number }: Ticket, action: DeskAction): Promise<Problem | null> => {
    const result = await call(changeTicket, { townId, day, queueId, number, action });
    if (result.kind === 'failed') return { title: texts.failed, help: failureTexts[result.why] };
    return result.answer.kind === 'changed' ? null : { title: texts.meanwhile };
  };
  return (
    <Section title={texts.atDesk}>
      <Panel>
        <div className={classes.desk}>
          {problem ? (
            <Notice tone="warn" title={problem.title} answers>
              {problem.help ? <p>{problem.help}</p> : null}
            </Notice>
          ) : null}
          <div aria-live="polite">{ticket ? <AtDesk ticket={ticket} /> : <p>{texts.free}</p>}</div>
          <div className={classes.actions}>
            {ticket ? (
              actionsFor(ticket).map((action, at) => (
                <Button
                  key={action}
                  look={at === 0 ? 'first' : 'second'}
                  disabled={busy}
                  onClick={() => doing(() => say(ticket, action))}
                >
                  {actionTexts[action]}
                </Button>
              ))
            ) : (
              <Button look="first" disabled={busy} onClick={() => doing(next)}>
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
  const { label, state, calledAt, calls, dueAt } = ticket;
  return (
    <>
      <p className={classes.number}>{label}</p>
      <p>
        <Mark tone={state === 'called' ? 'busy' : 'good'}>{stateTexts[state]}</Mark>{' '}
        {calledAt ? `${texts.times(calls)} ${showClock(calledAt)}` : ''}
      </p>
      {dueAt ? (
        <p>
          {texts.appointment} {showClock(dueAt)}
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
