import { type Figure, quantile } from '../../build/bench/measure.ts';
import { type Doing, handMs, readingMs } from './human-time.ts';
import { mostPresses, mostTouches, type Task } from './tasks.ts';
import type { WordsOfScreens } from './words-on-screens.ts';

/** What was measured of a task. */
export type Measured = Doing & {
  /** The kiosk's own time, with the simulated devices'. */
  readonly ownMs: number;
  readonly presses: number;
};

/** A task's touches, seconds and presses, each against its target. */
export function figuresOfTask(task: Task, measured: Measured): Figure[] {
  const { touches, acts, words, presses, ownMs } = measured;
  const [hand, reading] = [handMs(measured), readingMs(measured)];
  const parts = `hand ${seconds(hand)}, reading ${words} words ${seconds(reading)}, kiosk ${seconds(ownMs)}`;
  const rule = `${task.decisions.length} decisions, ${task.characters} characters`;
  return [
    {
      what: `${task.title}: touches`,
      measured: acts === 0 ? String(touches) : `${touches}, and ${acts} at scanner or terminal`,
      baseline: rule,
      ...against(touches, mostTouches(task), ''),
    },
    {
      what: `${task.title}: seconds`,
      measured: `${seconds(hand + reading + ownMs)} (${parts})`,
      baseline: task.seconds.why,
      ...against((hand + reading + ownMs) / 1_000, task.seconds.most, ' s'),
    },
    {
      what: `${task.title}: presses of the keypad`,
      measured: String(presses),
      baseline: rule,
      ...against(presses, mostPresses(task), ''),
    },
  ];
}

/** The words of the screens in one kind of writing. */
export function figureOfWords({ writing, language, screens }: WordsOfScreens): Figure {
  const counts = screens.map(({ words }) => words);
  const most = Math.max(...counts);
  const fullest = screens.find(({ words }) => words === most);
  return {
    what: `words on a screen, ${writing} (${language})`,
    measured: `median ${quantile(counts, 0.5)}, most ${most} (${fullest?.name})`,
    baseline: `${screens.length} screens, without header, bar and keys`,
    ratio: null,
    aim: '',
  };
}

function against(measured: number, most: number, unit: string): Pick<Figure, 'ratio' | 'aim'> {
  const missed = measured > most ? ': not reached' : '';
  return { ratio: measured / most, aim: `at most ${most}${unit}${missed}` };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
