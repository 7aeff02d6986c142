import { type ReactNode, useEffect } from 'react';
import classes from './signed-out-page.module.css';

const PRODUCT = 'Townhall console';

type SignedOutPageProps = { readonly title: string; readonly children: ReactNode };

/** A page for somebody who is not signed in: one card in the middle. */
export function SignedOutPage({ title, children }: SignedOutPageProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – ${PRODUCT}`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div>
          <p className={classes.product}>{PRODUCT}</p>
          <h1 className={classes.title}>{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}
