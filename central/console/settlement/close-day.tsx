import { useState } from 'react';
import { closeSettlementDay, type SettlementDay } from '../../wire/index.ts';
import { useAction, useSession } from '../api/index.ts';
import { Button, FormDialog, Notice } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { showDay, useWords } from '../words/index.ts';
import { moneyOf } from './money-of.ts';
import { dayPlace } from './place.ts';
import { notClosed, texts, willBeClosed } from './texts.ts';

/** What keeps a day from being closed, or the way to close it. */
export function CloseDay({ read }: { readonly read: SettlementDay }) {
  const { userName } = useSession().person;
  const { times } = useWords();
  const [asks, setAsks] = useState(false);
  const { over, until, closeFirst, waiting } = read;
  if (!over)
    return (
      <Notice tone="plain" title={texts.notOver}>
        <p>
          {texts.endsAt} {times.full(until)}.
        </p>
      </Notice>
    );
  if (closeFirst !== null)
    return (
      <Notice tone="warn" title={texts.earlierFirst}>
        <p>
          <Link place={dayPlace(closeFirst)}>{showDay(closeFirst)}</Link>
        </p>
      </Notice>
    );
  return (
    <Notice
      tone={waiting ? 'warn' : 'plain'}
      title={waiting ? `${waiting.askedBy} ${texts.asked}` : texts.canBeClosed}
    >
      <p>{waiting?.askedBy === userName ? texts.secondOther : texts.closeHelp}</p>
      {waiting?.askedBy === userName ? null : (
        <div>
          <Button look="first" onClick={() => setAsks(true)}>
            {texts.close}
          </Button>
        </div>
      )}
      {asks ? <CloseDialog read={read} onClose={() => setAsks(false)} /> : null}
    </Notice>
  );
}

function CloseDialog({ read, onClose }: { readonly read: SettlementDay; readonly onClose: () => void }) {
  const { problem, busy, run } = useAction();
  const { day, digest, kiosks, differences, currency, limitMinor, waiting } = read;
  const takenMinor = kiosks.reduce((all, row) => all + row.takenMinor, 0);
  const needsSecond = limitMinor !== null && takenMinor > limitMinor && waiting === null;
  return (
    <FormDialog
      title={`${texts.closeTitle} ${showDay(day)}`}
      onClose={onClose}
      onSubmit={() =>
        run(closeSettlementDay, { day, digest }, (answer) => {
          if (answer.kind !== 'closed' && answer.kind !== 'waiting') return notClosed(answer, showDay);
          onClose();
          return null;
        })
      }
      busy={busy}
      problem={problem}
      failed={texts.notClosed}
      cancel={texts.cancel}
      submit={needsSecond ? texts.askSecond : texts.closeIt}
    >
      <p>{willBeClosed(moneyOf(takenMinor, currency), differences.length)}</p>
      <p>{texts.forGood}</p>
      {needsSecond ? <p>{texts.secondNeeded}</p> : null}
    </FormDialog>
  );
}
