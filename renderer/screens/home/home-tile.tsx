import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useHeld } from '../../design/index.ts';
import style from './home-tile.module.css';

type HomeTileProps = {
  readonly title: ReactNode;
  readonly icon: LucideIcon;
  /** What is done most has a picture and a line about it; the others only their names. */
  readonly picture?: ReactElement | undefined;
  readonly detail?: ReactNode;
  /** Why it cannot be used now. */
  readonly notNow?: string | undefined;
  readonly testId: string;
  readonly onPress: () => void;
};

/** One thing to do, on the first screen: a large card with a picture, or a tile with a name. */
export function HomeTile(props: HomeTileProps): ReactElement {
  const { icon: Icon, picture, notNow } = props;
  const held = useHeld();
  const said = notNow ?? (picture && props.detail);
  return (
    <button
      type="button"
      className={`${style.tile} ${picture ? style.card : ''}`}
      data-testid={props.testId}
      disabled={notNow !== undefined}
      aria-disabled={held || undefined}
      onClick={() => {
        if (!held) props.onPress();
      }}
    >
      {picture ? (
        <span className={style.picture}>{picture}</span>
      ) : (
        <span className={style.icon}>
          <Icon aria-hidden />
        </span>
      )}
      <span className={style.words}>
        <span className={style.title}>{props.title}</span>
        {said !== undefined && (
          <span className={`${style.detail} ${notNow === undefined ? '' : style.why}`}>{said}</span>
        )}
      </span>
    </button>
  );
}
