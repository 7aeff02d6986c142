import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page-layout.module.css';

type PageProps = {
  readonly title: string;
  /** Above the title: the way back. */
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  /** On paper the content stands alone: it is for a resident, who has no use for the title of a page. */
  readonly printsAlone?: boolean;
  readonly children: ReactNode;
};

/** A page: its title, what can be done at once, and its content. Its title gets the focus when the page opens. */
export function Page({ title, back, actions, printsAlone = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Townhall console`;
    // Not scrolled to: who comes back finds the place where they were.
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={`${classes.header} ${printsAlone ? classes.onScreen : ''}`}>
        <div>
          {back}
          <h1 className={classes.title} tabIndex={-1} ref={heading}>
            {title}
          </h1>
        </div>
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.header}>
        <h2 className={classes.heading}>{title}</h2>
        <div className={classes.actions}>{aside}</div>
      </div>
      {children}
    </section>
  );
}
type SectionProps = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** Fields and buttons in a line, as above a list. */
export function Toolbar({ children }: { readonly children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}

/** A white ground for something that belongs together. */
export function Panel({ children }: { readonly children: ReactNode }) {
  return <div className={classes.panel}>{children}</div>;
}

type Fact = readonly [name: string, value: ReactNode];

/** Names and their values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
