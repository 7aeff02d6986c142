import type { ReactElement, ReactNode } from 'react';
import style from './look-up.module.css';

/** Something to read that may be longer than the screen: takes the focus, so that keys move it as well. */
export function ReadingPane({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys as well
    <section className={style.pane} aria-label={label} tabIndex={0} data-scrolls>
      {children}
    </section>
  );
}
