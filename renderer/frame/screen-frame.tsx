import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Notice, ScreenLayout } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { useBar } from './bar.tsx';
import { useKiosk } from './kiosk-context.ts';
import { settle } from './settle.ts';
import { TownClock, TownMark } from './town-mark.tsx';

type FrameProps = {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly notices?: ReactNode;
  readonly tools?: ReactNode;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly place?: 'start' | 'fill';
  /** A part of a screen that asks a question of its own: comes with the focus on its heading. */
  readonly part?: string;
  readonly step?: { readonly step: number; readonly of: number };
  /** `session`: to the screen before, by main; a function: to the part before; absent: there is no way back. */
  readonly back?: 'session' | (() => void);
  /** What the bar lets do here; `none` while a device works: main would refuse. */
  readonly out?: 'language-and-leave' | 'leave' | 'none';
};

/** A screen in its frame: the town, the question, and the same ways back and out in the same places. */
export function ScreenFrame(props: FrameProps): ReactElement {
  const { calls, view, act, failed, practice } = useKiosk();
  const { say } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const { kind } = view.screen;
  useArrival(heading, `${kind} ${props.part ?? ''}`);
  const { back, out = 'language-and-leave', step } = props;
  const bar = useBar({
    back: back === 'session' ? () => act(() => calls['session.back']({})) : back,
    language: out === 'language-and-leave' ? () => act(() => calls['session.showLanguages']({})) : undefined,
    leave: out === 'none' ? undefined : () => act(() => calls['session.end']({})),
  });
  return (
    <ScreenLayout
      name={kind}
      town={<TownMark />}
      clock={<TownClock />}
      step={step && { ...step, words: say('common.step', step) }}
      title={props.title}
      titleRef={heading}
      lead={props.lead}
      notices={
        <>
          {practice && (
            <Notice look="info">
              {practice.map((words) => (
                <p key={words}>{words}</p>
              ))}
            </Notice>
          )}
          {props.notices}
          {failed && <Notice look="bad">{say('common.actionFailed')}</Notice>}
        </>
      }
      tools={props.tools}
      beside={props.beside}
      action={props.action}
      place={props.place}
      bar={bar}
    >
      {props.children}
    </ScreenLayout>
  );
}

/** Brings the focus to the heading of what has just come, and lets taps meant for what was there before go nowhere. */
export function useArrival(heading: React.RefObject<HTMLElement | null>, what: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `what` is the reason to run again
  useLayoutEffect(() => {
    // Where it has the focus already, a focus alone reports nothing.
    if (document.activeElement === heading.current) heading.current?.blur();
    heading.current?.focus({ preventScroll: true });
    return settle();
  }, [what]);
}
