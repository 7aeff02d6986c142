import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useHeld } from './held-context.ts';
import style from './tile.module.css';

type TileProps = {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: LucideIcon;
  readonly onPress: () => void;
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** One of many: flatter, and on a panel that lies with smaller words. */
  readonly small?: boolean;
};

/** One choice among few: an icon, what it is, and a line about it. */
export function Tile({
  title,
  detail,
  icon: Icon,
  onPress,
  testId,
  disabled,
  lang,
  dir,
  small,
}: TileProps): ReactElement {
  const held = useHeld();
  return (
    <button
      type="button"
      className={`${style.tile} ${small ? style.small : ''}`}
      data-testid={testId}
      disabled={disabled}
      aria-disabled={held || undefined}
      lang={lang}
      dir={dir}
      onClick={() => {
        if (!held) onPress();
      }}
    >
      {Icon && (
        <span className={style.picture}>
          <Icon aria-hidden />
        </span>
      )}
      <span className={style.words}>
        <span className={style.title}>{title}</span>
        {detail !== undefined && <span className={style.detail}>{detail}</span>}
      </span>
    </button>
  );
}
