import { ChevronsRight } from 'lucide-react';
import { type ReactElement, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Texts, useTexts } from '../i18n/index.ts';
import type { Candidate, Pinyin } from '../pinyin/index.ts';
import style from './candidate-bar.module.css';

/** More than fit beside each other on any panel. */
const MOST_IN_A_ROW = 16;
/** How many are said at once to who listens. */
const MOST_SAID = 3;

type BarProps = {
  readonly pinyin: Pinyin | null;
  /** Whether its room is kept while nothing is composed; else the row of digits stands there. */
  readonly staysOpen: boolean;
  /** The letters that may still become Chinese. */
  readonly composed: string;
  readonly candidates: readonly Candidate[];
  /** What was chosen last, to be said. */
  readonly chosen: string;
  readonly onChoose: (candidate: Candidate) => void;
};

/** What the letters that are being typed may stand for, to be chosen. The keys below it do not move when it comes and goes. */
export function CandidateBar(props: BarProps): ReactElement {
  const { pinyin, staysOpen, composed, candidates, chosen, onChoose } = props;
  const texts = useTexts();
  const nameOf = (candidate: Candidate): string => nameFor(candidate, pinyin, texts);
  const said = candidates.slice(0, MOST_SAID).map(nameOf).join('; ');
  return (
    <>
      {composed !== '' && (
        <div className={style.bar} aria-busy={pinyin === null} data-candidates="" data-testid="candidates">
          <p className={style.composed} aria-hidden="true" data-testid="composed">
            {composed}
          </p>
          <Candidates
            key={`${composed} ${candidates.length}`}
            candidates={candidates}
            nameOf={nameOf}
            onChoose={onChoose}
          />
        </div>
      )}
      {composed === '' && staysOpen && (
        <div className={style.bar}>
          <p className={style.hint}>{texts.say('keyboard.pinyinHint')}</p>
        </div>
      )}
      <p className="for-listening" role="status">
        {composed === '' ? chosen : said}
      </p>
    </>
  );
}

type CandidatesProps = Pick<BarProps, 'candidates' | 'onChoose'> & {
  readonly nameOf: (candidate: Candidate) => string;
};

/** As many as fit at once; the last button shows the next, and after the last the first again. */
function Candidates({ candidates, nameOf, onChoose }: CandidatesProps): ReactElement {
  const { say } = useTexts();
  const [start, setStart] = useState(0);
  const [fits, setFits] = useState(MOST_IN_A_ROW);
  const list = useRef<HTMLDivElement>(null);
  const width = useWidth(list, () => setFits(MOST_IN_A_ROW));
  // What has wrapped does not fit. Measured before it is drawn, for each page of them and each width.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is measured anew
  useLayoutEffect(() => {
    const tops = [...(list.current?.children ?? [])].map((one) => (one as HTMLElement).offsetTop);
    setFits(Math.max(1, tops.filter((top) => top === tops[0]).length));
  }, [start, width]);
  const turn = (): void => {
    const next = start + fits;
    setFits(MOST_IN_A_ROW);
    setStart(next < candidates.length ? next : 0);
  };
  return (
    <>
      <div ref={list} className={style.list}>
        {candidates.slice(start, start + fits).map((candidate) => (
          <button
            key={candidate.text}
            type="button"
            className={style.candidate}
            aria-label={nameOf(candidate)}
            data-testid={`candidate-${candidate.text}`}
            onMouseDown={keepFocus}
            onClick={() => onChoose(candidate)}
          >
            {candidate.text}
          </button>
        ))}
      </div>
      {start > 0 || fits < candidates.length ? (
        <button
          type="button"
          className={style.more}
          aria-label={say('keyboard.moreCandidates')}
          data-testid="candidates-more"
          onMouseDown={keepFocus}
          onClick={turn}
        >
          <ChevronsRight className={style.icon} aria-hidden="true" />
        </button>
      ) : (
        // Its room stays: as many fit as with it.
        <span className={style.room} />
      )}
    </>
  );
}

/** A touch leaves the focus in the field. */
const keepFocus = (event: React.MouseEvent): void => event.preventDefault();

/** As it is said: a character with a word that has it, because many sound the same. */
function nameFor(candidate: Candidate, pinyin: Pinyin | null, { say }: Texts): string {
  const word = pinyin?.exampleOf(candidate);
  return word ? say('keyboard.characterIn', { character: candidate.text, word }) : candidate.text;
}

/** How wide it is; in another width there is room for others. */
function useWidth(row: RefObject<HTMLElement | null>, onChange: () => void): number {
  const [width, setWidth] = useState(0);
  const changed = useRef(onChange);
  useEffect(() => {
    if (!row.current) return;
    const watched = new ResizeObserver(([entry]) => {
      changed.current();
      setWidth(Math.round(entry?.contentRect.width ?? 0));
    });
    watched.observe(row.current);
    return () => watched.disconnect();
  }, [row]);
  return width;
}
