import { SearchBar } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { texts } from './texts.ts';

/** The search above the list of bills. */
export function BillSearchBar({ search }: { readonly search: string }) {
  const go = useGo();
  return (
    <SearchBar
      label={texts.searchField}
      name="search"
      hint={texts.searchHint}
      maxLength={100}
      value={search}
      search={texts.search}
      clear={texts.clear}
      all={search ? { to: '/bills' } : null}
      onSearch={(typed) => go({ to: '/bills', search: { search: typed.trim() } })}
    />
  );
}
