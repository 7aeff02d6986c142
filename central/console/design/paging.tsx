import { useEffect } from 'react';
import { ButtonLink } from './button.tsx';
import { Toolbar } from './page-layout.tsx';

type PagingProps = {
  /** The address of the first page, when this is a later one. */
  readonly first: string | null;
  readonly next: string | null;
  readonly firstLabel: string;
  readonly nextLabel: string;
};

/** The way through a long list; the browser's own way back leads to the page before. */
export function Paging({ first, next, firstLabel, nextLabel }: PagingProps) {
  useEffect(() => {
    if (first !== null) window.scrollTo(0, 0);
  }, [first]);
  if (!first && !next) return null;
  return (
    <nav aria-label={`${firstLabel}, ${nextLabel}`}>
      <Toolbar>
        {first ? <ButtonLink href={first}>{firstLabel}</ButtonLink> : null}
        {next ? <ButtonLink href={next}>{nextLabel}</ButtonLink> : null}
      </Toolbar>
    </nav>
  );
}
