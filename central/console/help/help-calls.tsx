import type { z } from 'zod';
import { answerHelpCall, type HelpCallRow, listHelpCalls } from '../../wire/index.ts';
import { useAction, useAnswer, useSession } from '../api/index.ts';
import { Button, Notice } from '../design/index.ts';
import { useWords } from '../words/index.ts';
import classes from './help.module.css';
import { texts } from './texts.ts';

type Row = z.infer<typeof HelpCallRow>;

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 10_000;

/** Who asks for help at a kiosk now: over every page, until a clerk has been there. */
export function HelpCalls() {
  const { may } = useSession();
  const { times } = useWords();
  const { data } = useAnswer(listHelpCalls, {}, { lookEveryMs: LOOK_EVERY_MS });
  const { problem, busy, run } = useAction();
  const answer = ({ kioskId, callId }: Row, how: 'seen' | 'done'): Promise<void> =>
    run(answerHelpCall, { kioskId, callId, answer: how }, () => null);
  return (
    <div className={classes.calls} role="status">
      {data?.calls.map((row) => (
        <Notice
          key={`${row.kioskId} ${row.callId}`}
          tone={row.seenBy === null ? 'bad' : 'warn'}
          title={`${texts.asks} ${row.kioskCode}, ${row.kioskName}`}
        >
          <p>
            {texts.since} {times.full(row.calledAt)}
            {row.times > 1 ? `, ${texts.again(row.times - 1)} ${times.full(row.lastAt)}` : ''}
            {row.seenBy === null ? '' : `. ${texts.goes(row.seenBy)}`}
          </p>
          {may(answerHelpCall) ? (
            <div className={classes.answers}>
              {row.seenBy === null ? (
                <Button look="first" disabled={busy} onClick={() => answer(row, 'seen')}>
                  {texts.seen}
                </Button>
              ) : null}
              <Button disabled={busy} onClick={() => answer(row, 'done')}>
                {texts.done}
              </Button>
            </div>
          ) : null}
        </Notice>
      ))}
      {problem ? (
        <Notice tone="bad" title={texts.failed}>
          <p>{problem}</p>
        </Notice>
      ) : null}
    </div>
  );
}
