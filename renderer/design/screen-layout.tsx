import { type ReactElement, type ReactNode, type Ref, useRef } from 'react';
import style from './screen-layout.module.css';
import { useScrolls } from './use-scrolls.ts';

type LayoutProps = {
  readonly name: string;
  readonly town: ReactNode;
  /** At the end of the header, where no step is shown. */
  readonly clock?: ReactNode;
  /** How far the resident is, and in words. */
  readonly step?: { readonly step: number; readonly of: number; readonly words: string };
  readonly title: ReactNode;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly lead?: ReactNode;
  /** Sentences about what does not work or went wrong; announced as they come. */
  readonly notices?: ReactNode;
  /** What chooses among the controls; stays where they are scrolled. */
  readonly tools?: ReactNode;
  /** What the resident chooses or types. */
  readonly children?: ReactNode;
  /** What goes with the controls, as their sum: above the action; on a panel that lies, below the question. */
  readonly beside?: ReactNode;
  /** The one thing that leads on. */
  readonly action?: ReactNode;
  /** `start`: the controls stand at the beginning of their room; `fill`: they take all of it. */
  readonly place?: 'start' | 'fill';
  /** The town's photo: it lies behind the question and reaches from the header to the controls, which then reach to the edges. */
  readonly face?: ReactNode;
  /** What takes touches anywhere above the bar. */
  readonly over?: ReactNode;
  /** The bar at the bottom: the same places on every screen, each with what stands there. */
  readonly bar: readonly ReactElement[];
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
        {props.step ? (
          <>
            <span className={style.step}>{props.step.words}</span>
            <Progress step={props.step.step} of={props.step.of} />
          </>
        ) : (
          props.clock
        )}
      </header>
      <main
        className={`${style.main} ${props.face ? style.faced : ''}`}
        ref={main}
        {...(mainScrolls ? KEYS_MOVE_IT : {})}
      >
        {props.face && <div className={style.face}>{props.face}</div>}
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
          className={`${style.controls} ${place === 'fill' ? style.fill : ''}`}
          ref={controls}
          {...(controlsScroll ? KEYS_MOVE_IT : {})}
        >
          {props.tools}
          {props.children}
        </div>
        <div className={style.beside}>{props.beside}</div>
        <div className={style.action}>{props.action}</div>
        {props.over}
      </main>
      <footer className={style.bar}>
        {props.bar.map((cell) => (
          <div className={style.cell} key={cell.key}>
            {cell}
          </div>
        ))}
      </footer>
    </div>
  );
}

/** The header says it in words as well. */
function Progress({ step, of }: { readonly step: number; readonly of: number }): ReactElement {
  return (
    <span className={style.progress} aria-hidden>
      {Array.from({ length: of }, (_, at) => at + 1).map((one) => (
        <i key={one} className={one <= step ? style.past : undefined} />
      ))}
    </span>
  );
}
