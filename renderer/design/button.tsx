import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import style from './button.module.css';
import { useHeld } from './held-context.ts';

type ButtonProps = {
  /** None: the icon stands alone, with `label` as its words. */
  readonly children?: ReactNode;
  readonly label?: string;
  readonly onPress: () => void;
  readonly testId?: string;
  readonly look?: 'primary' | 'secondary' | 'quiet';
  readonly icon?: LucideIcon;
  /** An icon that points along the reading direction turns with it. */
  readonly iconTurns?: boolean;
  readonly iconAtEnd?: boolean;
  readonly disabled?: boolean;
  readonly wide?: boolean;
  /** Touching it is no sign that somebody wants to stay. */
  readonly endsSession?: boolean;
  /** The way back of a screen, the way out of a dialog: what the keypad's back key presses. */
  readonly goesBack?: boolean;
  /** Moves money, or sends what cannot be taken back: a personal switch whose frame moves by itself has to choose it twice. */
  readonly asksFirst?: boolean;
  readonly lang?: string;
  /** One of several of which some are chosen. */
  readonly pressed?: boolean;
  /** Opens something below it. */
  readonly expanded?: boolean;
};

/** A large button. While an action is under way it is held: it keeps the focus but does nothing. */
export function Button(props: ButtonProps): ReactElement {
  const { children, onPress, testId, look = 'secondary', icon: Icon, disabled = false } = props;
  const held = useHeld();
  const drawn = Icon && <Icon className={props.iconTurns ? style.turns : style.icon} aria-hidden />;
  return (
    <button
      type="button"
      className={`${style.button} ${style[look]} ${props.wide ? style.wide : ''}`}
      data-testid={testId}
      data-not-activity={props.endsSession ? '' : undefined}
      data-goes-back={props.goesBack ? '' : undefined}
      data-asks-first={props.asksFirst ? '' : undefined}
      disabled={disabled}
      aria-label={props.label}
      aria-disabled={held || undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      lang={props.lang}
      onClick={() => {
        if (!held) onPress();
      }}
    >
      {!props.iconAtEnd && drawn}
      {children !== undefined && <span>{children}</span>}
      {props.iconAtEnd && drawn}
    </button>
  );
}
