import type { ReactElement, ReactNode } from 'react';
import style from './illustration.module.css';

/** The ground of one family of pictures: line in the town's colour, paper, and one disc in its accent. Pictures do not turn with the language. */
export function Illustration({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <svg
      className={style.illustration}
      viewBox="0 0 200 160"
      fill="none"
      stroke="currentColor"
      strokeWidth="5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}
