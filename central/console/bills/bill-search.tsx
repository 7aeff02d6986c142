import { ChoiceField, SearchBar } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { stateWords } from './bill-state.ts';
import type { BillSearch } from './search.ts';
import { texts } from './texts.ts';

/** The search above the list of bills, and the state that they are to have. */
export function BillSearchBar({ filter }: { readonly filter: Omit<BillSearch, 'after'> }) {
  const go = useGo();
  const { search, state } = filter;
  const show = (changed: Readonly<Record<string, string>>): void =>
    go({ to: '/bills', search: { state, ...changed } });
  return (
    <SearchBar
      label={texts.searchField}
      name="search"
      hint={texts.searchHint}
      maxLength={100}
      value={search ?? ''}
      search={texts.search}
      clear={texts.clear}
      all={search || state ? { to: '/bills' } : null}
      onSearch={(typed) => show({ search: typed.trim() })}
    >
      {(typed) => (
        <ChoiceField
          label={texts.state}
          name="state"
          value={state ?? ''}
          onChange={(chosen) => show({ search: typed.trim(), state: chosen })}
          choices={[['', texts.all], ...Object.entries(stateWords)]}
        />
      )}
    </SearchBar>
  );
}
