import {
  type CSSProperties,
  lazy,
  type ReactElement,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import Keyboard from 'react-simple-keyboard';
import 'react-simple-keyboard/build/css/index.css';
import { languageOf } from '../../domain/text/index.ts';
import { settle } from '../frame/index.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { type Candidate, composedIn, type Pinyin, withChosen } from '../pinyin/index.ts';
import { accentsLayout, withAccent } from './accents.ts';
import { ACCENTS, DELETE, PAGE, SCRIPT, SHIFT, SPACE, TONES } from './key-names.ts';
import { EMAIL_ENDS, type KeyboardUse, type Layout, layoutFor } from './layouts.ts';
import { pagesOf } from './pages.ts';
import style from './touch-keyboard.module.css';
import { typed } from './typed.ts';
import { useFocusAfterChoice } from './use-focus-after-choice.ts';
import { usePinyin } from './use-pinyin.ts';
import { useRoom } from './use-room.ts';

/** Comes with the first Chinese that is typed. */
const CandidateBar = lazy(async () => ({ default: (await import('./candidate-bar.tsx')).CandidateBar }));

const PADS: ReadonlySet<KeyboardUse> = new Set(['number', 'whole-number', 'amount', 'phone', 'pin']);

const WRITES_WORDS: ReadonlySet<KeyboardUse> = new Set(['text', 'words']);

/** In a row of more keys the space has no room for its word. */
const WIDE_SPACE = 8;

type TouchKeyboardProps = {
  readonly use: KeyboardUse;
  /** What stands in the field that is typed into, and how long it may become. */
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
};

/** Keys on the screen. They never take the focus from the field that is typed into. */
export function TouchKeyboard({ use, value, longest, onChange }: TouchKeyboardProps): ReactElement {
  const texts = useTexts();
  const [shift, setShift] = useState(use === 'text' || use === 'words');
  const [script, setScript] = useState<'own' | 'latin'>('own');
  const [accents, setAccents] = useState(false);
  const { place, probe, room } = useRoom();
  const whole = accents ? accentsLayout(value, shift) : layoutFor(use, texts.language, script, EMAIL_ENDS);
  const pages = pagesOf(whole, room, texts.language, use === 'number-and-letters');
  const [turned, setTurned] = useState(0);
  const at = turned % pages.length;
  const layout = pages[at] ?? whole;
  const next = pages[(at + 1) % pages.length] ?? whole;
  const isNarrow = layout.default.some((row) => row.includes(SPACE) && row.split(' ').length > WIDE_SPACE);
  const keys = [...new Set([...layout.default, ...layout.shift].flatMap((row) => row.split(' ')))];
  const isPad = PADS.has(use);
  const all = useRef<HTMLFieldSetElement>(null);
  const keepPlace = useKeptPlace(all, `${shift} ${script} ${accents} ${at}`);
  const composes = languageOf(texts.language).keyboard.pinyin === true && WRITES_WORDS.has(use);
  const pinyin = usePinyin(composes);
  const composed = script === 'own' && composes ? composedIn(value) : '';
  const candidates = useCandidates(pinyin, composed);
  // Digits on a page of their own leave no place for what the letters may stand for.
  const replacesDigits = use === 'words' && pages.length === 1;
  const [chosen, setChosen] = useState('');
  const keepFocus = useFocusAfterChoice(all, value);

  function choose(candidate: Candidate): void {
    keepFocus();
    setChosen(candidate.text);
    onChange(withChosen(value, candidate));
  }

  /** A second tap of a hand that shakes would reach another letter in the same place. */
  function turnTo(other: boolean): void {
    settle();
    setTurned(0);
    setAccents(other);
  }

  function turnPage(to: number): void {
    settle();
    setTurned(to);
  }

  function turnScript(): void {
    setTurned(0);
    setScript(script === 'own' ? 'latin' : 'own');
  }

  function press(key: string): void {
    // Other letters are offered from the first one on.
    keepPlace(key === ACCENTS && !accents ? 0 : undefined);
    const [first] = candidates;
    if (key === SPACE && first) choose(first);
    else if (key === SHIFT) setShift(!shift);
    else if (key === SCRIPT) turnScript();
    else if (key === PAGE) turnPage(at + 1);
    else if (key === ACCENTS) turnTo(!accents);
    else if (accents && key !== DELETE) {
      onChange(withAccent(value, key, longest));
      turnTo(false);
      setShift(false);
    } else {
      onChange(typed(value, key, longest));
      if (shift && key !== DELETE) setShift(key === SPACE || key === '-');
    }
  }

  return (
    // The keys stand in the same order in every language.
    <fieldset
      ref={all}
      data-keyboard=""
      data-composing={replacesDigits && composed !== '' ? '' : undefined}
      className={`${style.keyboard} ${isPad ? style.pad : ''}`}
      data-narrow={isNarrow ? '' : undefined}
      dir="ltr"
      style={{ '--rows': whole.default.length } as CSSProperties}
    >
      <legend className="for-listening">{texts.say(isPad ? 'keyboard.numbers' : 'keyboard.label')}</legend>
      {composes && script === 'own' && (
        <Suspense fallback={composed !== '' && <div aria-busy="true" data-candidates="" />}>
          <CandidateBar
            pinyin={pinyin}
            staysOpen={!replacesDigits}
            composed={composed}
            candidates={candidates}
            chosen={chosen}
            onChoose={choose}
          />
        </Suspense>
      )}
      <div ref={place} className={style.room}>
        <span ref={probe} className={style.least} aria-hidden="true" />
        <Keyboard
          // A new layout is a new keyboard: what the old one drew does not stay.
          key={`${use} ${texts.language} ${script} ${layout.default.join()}`}
          layout={layout}
          layoutName={shift ? 'shift' : 'default'}
          display={faces(texts, { script, accents, next, shift, isNarrow })}
          mergeDisplay
          buttonAttributes={keys.flatMap((key) => attributes(key, texts, { script, shift, accents, next }))}
          onKeyPress={press}
          useButtonTag
          useMouseEvents
          disableButtonHold
          preventMouseDownDefault
          disableCaretPositioning
          physicalKeyboardHighlight={false}
        />
      </div>
    </fieldset>
  );
}

const useCandidates = (pinyin: Pinyin | null, composed: string): readonly Candidate[] =>
  useMemo(() => (composed === '' ? [] : (pinyin?.candidates(composed) ?? [])), [pinyin, composed]);

/** Other letters are other buttons: the focus goes to the one in the same place, or to another place. Returns what notes it before a change. */
function useKeptPlace(all: RefObject<HTMLElement | null>, letters: string): (to?: number) => void {
  const place = useRef(-1);
  // What the letters may stand for comes and goes above the keys.
  const keys = (): HTMLElement[] => [...(all.current?.querySelectorAll<HTMLElement>('.hg-row button') ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the letters are the reason to run again
  useEffect(() => {
    if (place.current !== -1 && document.activeElement === document.body)
      (keys()[place.current] ?? keys()[0])?.focus({ focusVisible: true });
    place.current = -1;
  }, [letters]);
  return (to) => {
    const focused = keys().findIndex((key) => key.matches(':focus'));
    place.current = focused === -1 ? -1 : (to ?? focused);
  };
}

const faces = (texts: Texts, { script, accents, next, shift, isNarrow }: Faces): Record<string, string> => ({
  [PAGE]: firstOf(next, shift),
  [DELETE]: '⌫',
  [SHIFT]: '⇧',
  // Where it is as narrow as a letter, it has a sign in the place of the word.
  [SPACE]: isNarrow ? '\u00a0' : texts.say('keyboard.space'),
  [SCRIPT]: script === 'own' ? 'ABC' : languageOf(texts.language).keyboard.face,
  [ACCENTS]: accents ? 'abc' : 'áñ',
  ...Object.fromEntries(TONES.map((tone) => [tone, `◌${tone}`])),
});

/** In the order of TONES. */
const TONE_NAMES = [
  'keyboard.grave',
  'keyboard.acute',
  'keyboard.hook',
  'keyboard.tilde',
  'keyboard.dotBelow',
] as const;

type Faces = Shown & { readonly isNarrow: boolean };
type Attribute = { attribute: string; value: string; buttons: string };
type Shown = {
  readonly script: string;
  readonly shift: boolean;
  readonly accents: boolean;
  /** The page that comes next. */
  readonly next: Layout;
};

const FACE_OF_A_PAGE = 3;
/** Arabic letters stand side by side, each as on its key. */
const NOT_JOINED = '\u200c';
/** The first keys of a page stand on the key that leads to it. */
const firstOf = (page: Layout, shift: boolean): string =>
  (shift ? page.shift : page.default)
    .flatMap((row) => row.split(' '))
    .filter((key) => [...key].length === 1)
    .slice(0, FACE_OF_A_PAGE)
    .join(NOT_JOINED);

function attributes(key: string, texts: Texts, shown: Shown): Attribute[] {
  const { shift } = shown;
  const name = nameOf(key, texts, shown);
  const made = [
    { attribute: 'data-testid', value: `key-${key.replace(/[{}]/g, '')}`, buttons: key },
    { attribute: 'aria-label', value: name, buttons: key },
  ];
  if (key === SHIFT) made.push({ attribute: 'aria-pressed', value: String(shift), buttons: key });
  return made;
}

function nameOf(key: string, { say }: Texts, { script, shift, accents, next }: Shown): string {
  const tone = TONE_NAMES[TONES.indexOf(key)];
  if (tone) return say(tone);
  switch (key) {
    case DELETE:
      return say('keyboard.delete');
    case SHIFT:
      return say('keyboard.shift');
    case SPACE:
      return say('keyboard.space');
    case ACCENTS:
      return say(accents ? 'keyboard.letters' : 'keyboard.accents');
    case PAGE:
      return say('keyboard.otherKeys', { keys: firstOf(next, shift).replaceAll(NOT_JOINED, ' ') });
    case SCRIPT:
      return say(script === 'own' ? 'keyboard.toLatin' : 'keyboard.toOwn');
    case '-':
      return say('keyboard.hyphen');
    case ',':
    case '،':
    case '，':
      return say('keyboard.comma');
    case '.':
    case '。':
      return say('keyboard.dot');
    case '?':
    case '؟':
    case '？':
      return say('keyboard.questionMark');
    case '/':
      return say('keyboard.slash');
    case '@':
      return say('keyboard.at');
    case '_':
      return say('keyboard.underscore');
    case "'":
      return say('keyboard.apostrophe');
    case '+':
      return say('keyboard.plus');
    default:
      return key;
  }
}
