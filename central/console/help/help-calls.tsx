import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { answerHelpCall, type HelpCallRow, listHelpCalls } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { Button, Notice } from '../design/index.ts';
import { showTime } from '../words/index.ts';
import classes from './help.module.css';
import { texts } from './texts.ts';

type Row = z.infer<typeof HelpCallRow>;

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 10_000;

/** Who asks for help at a kiosk now: over every page, until a clerk has been there. */
export function HelpCalls() {
  const { call, may } = useSession();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (signal?: AbortSignal) => {
      const result = await call(listHelpCalls, {}, signal);
      if (result.kind === 'answered' && !signal?.aborted) setRows(result.answer.calls);
    },
    [call],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void look(leaving.signal);
    const timer = window.setInterval(() => void look(leaving.signal), LOOK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      leaving.abort();
    };
  }, [look]);

  const answer = async ({ kioskId, callId }: Row, how: 'seen' | 'done'): Promise<void> => {
    const result = await call(answerHelpCall, { kioskId, callId, answer: how });
    setProblem(result.kind === 'failed' ? failureTexts[result.why] : null);
    await look();
  };
  return (
    <div className={classes.calls} role="status">
      {rows.map((row) => (
        <Notice
          key={`${row.kioskId} ${row.callId}`}
          tone={row.seenBy === null ? 'bad' : 'warn'}
          title={`${texts.asks} ${row.kioskCode}, ${row.kioskName}`}
        >
          <p>
            {texts.since} {showTime(row.calledAt)}
            {row.times > 1 ? `, ${texts.again(row.times - 1)} ${showTime(row.lastAt)}` : ''}
            {row.seenBy === null ? '' : `. ${texts.goes(row.seenBy)}`}
          </p>
          {may(answerHelpCall) ? (
            <div className={classes.answers}>
              {row.seenBy === null ? (
                <Button look="first" onClick={() => answer(row, 'seen')}>
                  {texts.seen}
                </Button>
              ) : null}
              <Button onClick={() => answer(row, 'done')}>{texts.done}</Button>
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
