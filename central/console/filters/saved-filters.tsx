import { useState } from 'react';
import { listFilters, TYPED } from '../../wire/index.ts';
import { useAnswer } from '../api/index.ts';
import { Button, Toolbar } from '../design/index.ts';
import { Link, readSearchText, type Search, writeSearchText } from '../link/index.ts';
import { ChangeFilters } from './change-filters.tsx';
import { SaveFilter } from './save-filter.tsx';
import classes from './saved-filters.module.css';
import { texts } from './texts.ts';

type SavedFiltersProps = {
  /** The first part of the list's address. */
  readonly page: string;
  /** What the list is narrowed to now. */
  readonly search: Search;
};

/**
 * The filters that a person has saved for a list: each is an address, so a page refuses by name what it does not know any more. What is
 * narrowed now can be saved under a name.
 */
export function SavedFilters({ page, search }: SavedFiltersProps) {
  const { data } = useAnswer(listFilters, { page });
  const [shown, setShown] = useState<'save' | 'change' | null>(null);
  const filters = data?.filters ?? [];
  const now = addressOf(search);
  const narrowed = Object.values(search).some(Boolean);
  const isSaved = filters.some(({ address }) => address === now);
  if (filters.length === 0 && !narrowed && shown === null) return null;
  return (
    <nav aria-label={texts.saved} className={classes.filters}>
      <Toolbar>
        {filters.map(({ name, address }) => (
          <Link
            key={name}
            place={{ to: `/${page}`, search: readSearchText(address) }}
            className={classes.filter}
            aria-current={address === now ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
        {narrowed && !isSaved ? <Button onClick={() => setShown('save')}>{texts.save}</Button> : null}
        {filters.length > 0 ? (
          <Button look="quiet" onClick={() => setShown('change')}>
            {texts.change}
          </Button>
        ) : null}
      </Toolbar>
      {shown === 'save' ? (
        <SaveFilter
          page={page}
          address={now}
          hasTyped={Boolean(search[TYPED])}
          onClose={() => setShown(null)}
        />
      ) : null}
      {shown === 'change' ? (
        <ChangeFilters page={page} filters={filters} onClose={() => setShown(null)} />
      ) : null}
    </nav>
  );
}

/** The address without what was typed, its parts in one order: two ways to the same filter are one. */
function addressOf(search: Search): string {
  const kept = Object.entries(search).filter(([name]) => name !== TYPED && name !== 'after');
  const sorted = kept.sort(([one], [other]) => (one < other ? -1 : 1));
  return writeSearchText(Object.fromEntries(sorted)).replace(/^\?/, '');
}
