import { useCallback, useEffect, useMemo, useState } from 'react';
import { signOut, whoAmI } from '../../wire/index.ts';
import { AccessLink, useOpenedLink } from '../access-link/index.ts';
import { FirstSetUp } from '../account/index.ts';
import {
  type Allowed,
  type Call,
  type FailureWhy,
  failureTexts,
  mayCall,
  type Person,
} from '../api/index.ts';
import { DemoBanner } from '../demo/index.ts';
import { Button, Notice } from '../design/index.ts';
import { SignIn } from '../sign-in/index.ts';
import classes from './app.module.css';
import { SignedIn } from './signed-in.tsx';
import { texts } from './texts.ts';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly why: FailureWhy }
  | { readonly kind: 'signed-out' }
  /** An expired session keeps its page under the sign-in, as it was. */
  | { readonly kind: 'signed-in' | 'expired'; readonly person: Person };

/** The console: sign-in first, then the pages. */
export function App({ call }: { readonly call: Call }) {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [signIns, setSignIns] = useState(0);
  const [link, leaveLink] = useOpenedLink();
  /** Who has chosen a password by a link. */
  const [chosen, setChosen] = useState<string | null>(null);

  const ask = useCallback(async () => {
    setState({ kind: 'asking' });
    const result = await call(whoAmI, {});
    if (result.kind === 'answered') setState({ kind: 'signed-in', person: result.answer });
    else if (result.why === 'not-signed-in') setState({ kind: 'signed-out' });
    else setState({ kind: 'failed', why: result.why });
  }, [call]);
  useEffect(() => {
    ask();
  }, [ask]);

  const watchedCall = useCallback<Call>(
    async (...asked) => {
      const result = await call(...asked);
      if (result.kind === 'failed' && result.why === 'not-signed-in') setState(expire);
      return result;
    },
    [call],
  );
  const person = 'person' in state ? state.person : null;
  const session = useMemo(
    () =>
      person && {
        person,
        call: watchedCall,
        may: (contract: Allowed) => mayCall(person.role, contract),
      },
    [person, watchedCall],
  );
  const leave = async (): Promise<void> => {
    const result = await call(signOut, {});
    // Signed out only when central says so: a session that lives on must not look ended.
    if (result.kind === 'answered' || result.why === 'not-signed-in') setState({ kind: 'signed-out' });
    else setState({ kind: 'failed', why: result.why });
  };
  const enter = (signedIn: Person): void => {
    setChosen(null);
    // The same person keeps the object, and with it the page; another begins anew.
    const same = person !== null && keyOf(person) === keyOf(signedIn);
    setState({ kind: 'signed-in', person: same ? person : signedIn });
    setSignIns((before) => before + 1);
  };

  const away = state.kind === 'expired';
  if (link !== null)
    return (
      <>
        <DemoBanner call={call} />
        <AccessLink
          key={link}
          call={call}
          token={link}
          onLeave={(userName) => {
            setChosen(userName);
            leaveLink();
          }}
        />
      </>
    );
  return (
    <>
      <DemoBanner call={call} />
      {session ? (
        <div inert={away} className={away ? classes.hidden : undefined} key={keyOf(session.person)}>
          {session.person.secondFactor === 'wanted' ? (
            <FirstSetUp session={{ ...session, signOut: leave }} onDone={ask} />
          ) : (
            <SignedIn session={session} signIns={signIns} onSignOut={leave} />
          )}
        </div>
      ) : null}
      {state.kind === 'signed-out' || away ? (
        <SignIn
          key={chosen}
          call={call}
          expired={away ? state.person.userName : null}
          chosen={chosen}
          onSignedIn={enter}
        />
      ) : null}
      {state.kind === 'asking' ? <p className={classes.middle}>{texts.starting}</p> : null}
      {state.kind === 'failed' ? (
        <div className={classes.middle}>
          <Notice tone="bad" title={texts.startFailed} answers>
            <p>{failureTexts[state.why]}</p>
            <div>
              <Button onClick={ask}>{texts.tryAgain}</Button>
            </div>
          </Notice>
        </div>
      ) : null}
    </>
  );
}

const keyOf = ({ userName, role, secondFactor }: Person): string => `${userName} ${role} ${secondFactor}`;

const expire = (before: State): State =>
  before.kind === 'signed-in' ? { kind: 'expired', person: before.person } : before;
