import type { ReactElement } from 'react';
import style from './printer-picture.module.css';

/** Paper coming out of a slot. */
export function PrinterPicture(): ReactElement {
  return (
    <svg viewBox="0 0 480 360" className={style.picture} aria-hidden="true">
      <rect x="60" y="30" width="360" height="96" rx="20" className={style.body} />
      <rect x="120" y="92" width="240" height="14" rx="7" className={style.slot} />
      <path
        d="M140 100h200v220l-20-16-20 16-20-16-20 16-20-16-20 16-20-16-20 16-20-16-20 16z"
        className={style.paper}
      />
      <path d="M170 150h140M170 190h140M170 230h84" className={style.lines} />
    </svg>
  );
}
