import { useCallback, useEffect, useState } from 'react';
import { type LinkProblem, readAccessLink } from '../../wire/index.ts';
import { type Call, failureTexts } from '../api/index.ts';
import { Button, Notice } from '../design/index.ts';
import { SignedOutPage } from '../signed-out/index.ts';
import { tooOften } from '../words/index.ts';
import { ChoosePassword, type OpenLink } from './choose-password.tsx';
import { linkProblems, texts } from './texts.ts';

type AccessLinkProps = {
  readonly call: Call;
  readonly token: string;
  /** The link is done with; the user whose password was set by it, or null. */
  readonly onLeave: (userName: string | null) => void;
};

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'refused'; readonly reason: LinkProblem }
  | { readonly kind: 'open'; readonly link: OpenLink };

/** What somebody sees who has opened a link: a password to choose, or why the link opens nothing. */
export function AccessLink({ call, token, onLeave }: AccessLinkProps) {
  const [state, setState] = useState<State>({ kind: 'reading' });
  const read = useCallback(async () => {
    setState({ kind: 'reading' });
    const result = await call(readAccessLink, { token });
    if (result.kind === 'failed') setState({ kind: 'failed', why: failureTexts[result.why] });
    else if (result.answer.kind === 'open') setState({ kind: 'open', link: result.answer });
    else if (result.answer.kind === 'refused') setState({ kind: 'refused', reason: result.answer.reason });
    else setState({ kind: 'failed', why: tooOften(result.answer.retryAfterMs) });
  }, [call, token]);
  useEffect(() => {
    read();
  }, [read]);
  return (
    <SignedOutPage title={texts.title}>
      {state.kind === 'reading' ? <p role="status">{texts.reading}</p> : null}
      {state.kind === 'open' ? (
        <ChoosePassword
          call={call}
          token={token}
          link={state.link}
          onSet={onLeave}
          onRefused={(reason) => setState({ kind: 'refused', reason })}
        />
      ) : null}
      {state.kind === 'failed' ? (
        <>
          <Notice tone="bad" title={texts.failed} answers>
            <p>{state.why}</p>
          </Notice>
          <Button onClick={read}>{texts.tryAgain}</Button>
        </>
      ) : null}
      {state.kind === 'refused' ? (
        <>
          <Notice tone="warn" title={linkProblems[state.reason].title} answers>
            <p>{linkProblems[state.reason].help}</p>
          </Notice>
          <Button onClick={() => onLeave(null)}>{texts.toSignIn}</Button>
        </>
      ) : null}
    </SignedOutPage>
  );
}
