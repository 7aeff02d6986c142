import type { ReactNode } from 'react';
import classes from './mark.module.css';

/** How something stands; a word always stands with the colour. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'busy';

/** A short word on a coloured ground. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`${classes.mark} ${classes[tone]}`}>{children}</span>;
}

type NoticeProps = {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Whether it is read out at once: it answers what a person has just done. */
  readonly answers?: boolean;
};

/** A message that stands in the page. */
export function Notice({ tone, title, children, answers = false }: NoticeProps) {
  const role = answers ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={role}>
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}

/** What came of the last thing that was done on a page, said as soon as it is there; nothing before. */
export function Result({ children }: { readonly children: string | null }) {
  return children === null ? null : (
    <Notice tone="plain" title={RESULT} answers>
      <p>{children}</p>
    </Notice>
  );
}

const RESULT = 'Done';
