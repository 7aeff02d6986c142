import { SearchBar } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { texts } from './texts.ts';

/** The search above the list of bills. */
export function BillSearch({ search }: { readonly search: string }) {
  return (
    <SearchBar
      label={texts.searchField}
      name="search"
      hint={texts.searchHint}
      maxLength={100}
      value={search}
      search={texts.search}
      clear={texts.clear}
      all={search ? routeTo(['bills']) : null}
      onSearch={(typed) => goTo(routeTo(['bills'], { search: typed.trim() }))}
    />
  );
}
