import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import style from './bar-button.module.css';
import { useHeld } from './held-context.ts';

type BarButtonProps = {
  readonly testId: string;
  readonly icon: LucideIcon;
  readonly words: string;
  /** The icon stands alone; the words are its name. */
  readonly wordless?: boolean;
  /** Absent: it cannot be used on this screen, stays where it is and says so. */
  readonly onPress: (() => void) | undefined;
  /** At one of the bar's two ends: a way back or out. */
  readonly atEnd?: boolean;
  /** An icon that points along the reading direction turns with it. */
  readonly iconTurns?: boolean;
  /** Touching it is no sign that somebody wants to stay. */
  readonly endsSession?: boolean;
  /** What the keypad's back key presses. */
  readonly goesBack?: boolean;
};

/** One of the buttons in the bar at the bottom. */
export function BarButton(props: BarButtonProps): ReactElement {
  const { testId, icon: Icon, words, wordless = false, onPress, atEnd = false } = props;
  const held = useHeld();
  const off = onPress === undefined;
  return (
    <button
      type="button"
      className={`${style.button} ${atEnd ? style.end : ''} ${off ? style.off : ''}`}
      data-testid={testId}
      data-not-activity={props.endsSession ? '' : undefined}
      data-goes-back={props.goesBack && !off ? '' : undefined}
      aria-label={wordless ? words : undefined}
      aria-disabled={off || held || undefined}
      onClick={() => {
        if (!held) onPress?.();
      }}
    >
      <Icon className={props.iconTurns ? style.turns : style.icon} aria-hidden />
      {!wordless && <span>{words}</span>}
    </button>
  );
}
