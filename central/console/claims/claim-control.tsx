import { useState } from 'react';
import type { z } from 'zod';
import { type ClerkException, claimException, giveBackException } from '../../wire/index.ts';
import { useAction, useSession } from '../api/index.ts';
import { Button } from '../design/index.ts';
import { At } from '../words/index.ts';
import { claimProblem, giveBackProblem } from './answers.ts';
import classes from './claim-control.module.css';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { texts } from './texts.ts';

type ClaimControlProps = {
  readonly exception: Pick<
    z.infer<typeof ClerkException>,
    'kioskId' | 'transactionId' | 'kind' | 'closedAt' | 'claim'
  >;
  /** What it is about, for the title of a dialog. */
  readonly name: string;
};

/** Who is on an exception that is open, and what this person can do about that. */
export function ClaimControl({ exception, name }: ClaimControlProps) {
  const { person, may } = useSession();
  const { problem, busy, run } = useAction();
  const [takesOver, setTakesOver] = useState(false);
  /** What was wrong is no longer: the person is on it now. */
  const [isPast, setIsPast] = useState(false);
  const { kioskId, transactionId, kind, closedAt, claim } = exception;
  if (closedAt !== null) return null;
  const which = { kioskId, transactionId, kind };
  const isOwn = claim?.by === person.userName;
  const say = (): Promise<void> => {
    setIsPast(false);
    return run(claimException, { ...which, from: null }, claimProblem);
  };
  const giveBack = (): Promise<void> => {
    setIsPast(false);
    return run(giveBackException, which, giveBackProblem);
  };
  return (
    <div className={classes.claim}>
      {claim === null ? null : (
        <p className={classes.line}>
          {isOwn ? (
            texts.you
          ) : (
            <>
              <bdi>{claim.by}</bdi> {texts.isOnIt}
            </>
          )}{' '}
          <At at={claim.until} />
          {claim.from === null ? null : (
            <>
              . {texts.takenFrom} <bdi>{claim.from}</bdi>
            </>
          )}
        </p>
      )}
      {problem === null || isPast ? null : (
        <p role="alert" className={classes.line}>
          {problem}
        </p>
      )}
      {may(claimException) ? (
        <div className={classes.buttons}>
          {claim === null || isOwn ? (
            <Button look="quiet" disabled={busy} onClick={say}>
              {isOwn ? texts.longer : texts.claim}
            </Button>
          ) : (
            <Button look="quiet" onClick={() => setTakesOver(true)}>
              {texts.takeOver}…
            </Button>
          )}
          {isOwn ? (
            <Button look="quiet" disabled={busy} onClick={giveBack}>
              {texts.giveBack}
            </Button>
          ) : null}
        </div>
      ) : null}
      {takesOver && claim !== null ? (
        <TakeOverDialog
          which={which}
          claim={claim}
          name={name}
          onClose={() => setTakesOver(false)}
          onTaken={() => setIsPast(true)}
        />
      ) : null}
    </div>
  );
}
