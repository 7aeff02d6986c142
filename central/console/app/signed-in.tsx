import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { newAnswers, type Session, SessionContext } from '../api/index.ts';
import { consoleRouter } from './console-router.tsx';
import { Shell } from './shell.tsx';
import { WithWords } from './with-words.tsx';

type SignedInProps = {
  readonly session: Omit<Session, 'signOut'>;
  /** Counts the sign-ins: what could not be read for want of a session is read again. */
  readonly signIns: number;
  readonly onSignOut: () => void;
};

/** The console of one person: its pages, and what it has read from central, which goes when the person does. */
export function SignedIn({ session, signIns, onSignOut }: SignedInProps) {
  const { role } = session.person;
  const [answers] = useState(newAnswers);
  const [router] = useState(() => consoleRouter(role, Shell));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sign-in is the reason
  useEffect(() => {
    void answers.invalidateQueries();
  }, [answers, signIns]);
  return (
    <SessionContext value={{ ...session, signOut: onSignOut }}>
      <QueryClientProvider client={answers}>
        <WithWords>
          <RouterProvider router={router} />
        </WithWords>
      </QueryClientProvider>
    </SessionContext>
  );
}
