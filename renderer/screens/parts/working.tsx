import type { ReactElement } from 'react';
import style from './working.module.css';

/** Three dots that say that the machine works; still where motion is not wanted. */
export function Working(): ReactElement {
  return (
    <div className={style.working} aria-hidden>
      <span />
      <span />
      <span />
    </div>
  );
}
