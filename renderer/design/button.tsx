import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import style from './button.module.css';
import { useHeld } from './held-context.ts';

type ButtonParts = {
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
  readonly lang?: string;
  /** One of several of which some are chosen. */
  readonly pressed?: boolean;
  /** Opens something below it. */
  readonly expanded?: boolean;
};

/** A large button. While an action is under way it is held: it keeps the focus but does nothing. */
export function Button(parts: ButtonParts): ReactElement {
  const { children, onPress, testId, look = 'secondary', icon: Icon, disabled = false } = parts;
  const held = useHeld();
  const drawn = Icon && <Icon className={parts.iconTurns ? style.turns : style.icon} aria-hidden />;
  return (
    <button
      type="button"
      className={`${style.button} ${style[look]} ${parts.wide ? style.wide : ''}`}
      data-testid={testId}
      data-not-activity={parts.endsSession ? '' : undefined}
      data-goes-back={parts.goesBack ? '' : undefined}
      disabled={disabled}
      aria-label={parts.label}
      aria-disabled={held || undefined}
      aria-pressed={parts.pressed}
      aria-expanded={parts.expanded}
      lang={parts.lang}
      onClick={() => {
        if (!held) onPress();
      }}
    >
      {!parts.iconAtEnd && drawn}
      {children !== undefined && <span>{children}</span>}
      {parts.iconAtEnd && drawn}
    </button>
  );
}
