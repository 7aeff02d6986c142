import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import style from './notice.module.css';

export type NoticeLook = 'info' | 'warn' | 'bad';

const icons: Readonly<Record<NoticeLook, LucideIcon>> = { info: Info, warn: TriangleAlert, bad: CircleAlert };

/** A sentence that residents should not miss: by icon, colour and edge. */
export function Notice({
  look,
  children,
}: {
  readonly look: NoticeLook;
  readonly children: ReactNode;
}): ReactElement {
  const Icon = icons[look];
  return (
    <div className={`${style.notice} ${style[look]}`} data-look={look}>
      <Icon className={style.icon} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
