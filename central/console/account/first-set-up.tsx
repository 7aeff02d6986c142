import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { newAnswers, type Session, SessionContext } from '../api/index.ts';
import { Button, Notice } from '../design/index.ts';
import classes from './account.module.css';
import { SetUp } from './set-up.tsx';
import { texts } from './texts.ts';

type FirstSetUpProps = { readonly session: Session; readonly onDone: () => void };

/** All that somebody sees whose role needs a second factor, until they have one. */
export function FirstSetUp({ session, onDone }: FirstSetUpProps) {
  const [answers] = useState(newAnswers);
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={answers}>
        <main className={classes.middle}>
          <h1>{texts.wanted}</h1>
          <Notice tone="plain" title={texts.secondFactor}>
            <p>{texts.wantedHelp}</p>
          </Notice>
          <SetUp onDone={onDone} />
          <p>
            <Button look="quiet" onClick={session.signOut}>
              {texts.signOut}
            </Button>
          </p>
        </main>
      </QueryClientProvider>
    </SessionContext>
  );
}
