import { type ReactElement, type ReactNode, type Ref, useRef } from 'react';
import style from './screen-layout.module.css';
import { useScrolls } from './use-scrolls.ts';

type LayoutProps = {
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
export function ScreenLayout(props: LayoutProps): ReactElement {
  const { place = 'start' } = props;
  const question = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  // What is longer than its room is moved by keys as well.
  const scrolls = useScrolls(question);
  const mainScrolls = useScrolls(main, true);
  const controls = useRef<HTMLDivElement>(null);
  const controlsScroll = useScrolls(controls, true);
  return (
    <div className={style.screen} data-screen={props.name}>
      <header className={style.header}>
        <span className={style.town}>{props.town}</span>
        {props.step && <span className={style.step}>{props.step}</span>}
      </header>
      <main
        className={`${style.main} ${place === 'fill' ? style.roomy : ''}`}
        ref={main}
        {...(mainScrolls ? KEYS_MOVE_IT : {})}
      >
        <div className={style.question} ref={question} {...(scrolls ? KEYS_MOVE_IT : {})}>
          <h1 className={style.title} ref={props.titleRef} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead !== undefined && <div className={style.lead}>{props.lead}</div>}
          <div className={style.notices} aria-live="polite">
            {props.notices}
          </div>
        </div>
        <div
          className={`${style.controls} ${style[place]}`}
          ref={controls}
          {...(controlsScroll ? KEYS_MOVE_IT : {})}
        >
          {props.children}
        </div>
        <div className={style.action}>{props.action}</div>
      </main>
      <footer className={style.bar}>
        <div className={style.barSide}>{props.back}</div>
        <div className={`${style.barSide} ${style.always}`}>{props.always}</div>
        <div className={style.barSide}>{props.atEnd}</div>
      </footer>
    </div>
  );
}
