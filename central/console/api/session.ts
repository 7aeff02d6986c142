import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { whoAmI } from '../../wire/index.ts';
import type { Call } from './call-central.ts';
import type { Allowed } from './may-call.ts';

export type Person = z.infer<typeof whoAmI.response>;

/** Who is signed in, and the way to central. A call that finds the session ended makes the console ask to sign in again. */
export type Session = {
  readonly person: Person;
  readonly call: Call;
  readonly may: (contract: Allowed) => boolean;
  readonly signOut: () => void;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page is shown without a session');
  return session;
}
