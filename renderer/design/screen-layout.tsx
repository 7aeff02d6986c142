import { type ReactElement, type ReactNode, type Ref, useRef } from 'react';
import style from './screen-layout.module.css';
import { useScrolls } from './use-scrolls.ts';

type LayoutParts = {
  readonly name: string;
  readonly town: ReactNode;
  readonly step?: string;
  readonly title: ReactNode;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly lead?: ReactNode;
  /** Sentences about what does not work or went wrong; announced as they come. */
  readonly notices?: ReactNode;
  /** What the resident chooses or types. */
  readonly children?: ReactNode;
  /** The one thing that leads on. */
  readonly action?: ReactNode;
  /** `middle`: the controls stand in the middle of their room, `start`: at its beginning, `fill`: they take what the question leaves. */
  readonly place?: 'start' | 'middle' | 'fill';
  /** Back, at the start of the bottom bar; what stands at its end. */
  readonly back?: ReactNode;
  readonly atEnd?: ReactNode;
  /** What stands on every screen in the same place: the settings of the screen, help. */
  readonly always?: ReactNode;
};

const KEYS_MOVE_IT = { tabIndex: 0, 'data-scrolls': '' };

/** Every screen's places: header, question, controls, the action that leads on, and the bar of ways back and out. */
export function ScreenLayout(parts: LayoutParts): ReactElement {
  const { place = 'start' } = parts;
  const question = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  // What is longer than its room is moved by keys as well.
  const scrolls = useScrolls(question);
  const mainScrolls = useScrolls(main, true);
  const controls = useRef<HTMLDivElement>(null);
  const controlsScroll = useScrolls(controls, true);
  return (
    <div className={style.screen} data-screen={parts.name}>
      <header className={style.header}>
        <span className={style.town}>{parts.town}</span>
        {parts.step && <span className={style.step}>{parts.step}</span>}
      </header>
      <main
        className={`${style.main} ${place === 'fill' ? style.roomy : ''}`}
        ref={main}
        {...(mainScrolls ? KEYS_MOVE_IT : {})}
      >
        <div className={style.question} ref={question} {...(scrolls ? KEYS_MOVE_IT : {})}>
          <h1 className={style.title} ref={parts.titleRef} tabIndex={-1}>
            {parts.title}
          </h1>
          {parts.lead !== undefined && <div className={style.lead}>{parts.lead}</div>}
          <div className={style.notices} aria-live="polite">
            {parts.notices}
          </div>
        </div>
        <div
          className={`${style.controls} ${style[place]}`}
          ref={controls}
          {...(controlsScroll ? KEYS_MOVE_IT : {})}
        >
          {parts.children}
        </div>
        <div className={style.action}>{parts.action}</div>
      </main>
      <footer className={style.bar}>
        <div className={style.barSide}>{parts.back}</div>
        <div className={`${style.barSide} ${style.always}`}>{parts.always}</div>
        <div className={style.barSide}>{parts.atEnd}</div>
      </footer>
    </div>
  );
}
