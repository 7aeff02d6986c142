import type { Place } from '../link/index.ts';
import { PlaceButton } from './button.tsx';
import { Toolbar } from './page-layout.tsx';

type PagingProps = {
  /** The address of the first page, when this is a later one. */
  readonly first: Place | null;
  readonly next: Place | null;
  readonly firstLabel: string;
  readonly nextLabel: string;
};

/** The way through a long list; the browser's own way back leads to the page before. */
export function Paging({ first, next, firstLabel, nextLabel }: PagingProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={`${firstLabel}, ${nextLabel}`}>
      <Toolbar>
        {first ? <PlaceButton place={first}>{firstLabel}</PlaceButton> : null}
        {next ? <PlaceButton place={next}>{nextLabel}</PlaceButton> : null}
      </Toolbar>
    </nav>
  );
}
