import { ChoiceField, SearchBar } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { standingWords } from './money-in-words.ts';
import type { TransactionSearch } from './search.ts';
import { statusTexts, texts } from './texts.ts';

const ALL = ['', texts.all] as const;

/** The fields above the list. Choosing takes effect at once, a reference when it is sent. */
export function TransactionSearchBar({ filter }: { readonly filter: Omit<TransactionSearch, 'after'> }) {
  const go = useGo();
  const search = (changed: Readonly<Record<string, string>>): void => {
    const { status, standing } = filter;
    go({ to: '/transactions', search: { status, standing, ...changed } });
  };
  return (
    <SearchBar
      label={texts.reference}
      name="reference"
      hint={texts.referenceHint}
      maxLength={30}
      value={filter.reference ?? ''}
      search={texts.search}
      clear={texts.clear}
      all={Object.values(filter).some(Boolean) ? { to: '/transactions' } : null}
      onSearch={(reference) => search({ reference })}
    >
      {(reference) => (
        <>
          <ChoiceField
            label={texts.status}
            name="status"
            value={filter.status ?? ''}
            onChange={(status) => search({ reference, status })}
            choices={[ALL, ...Object.entries(statusTexts)]}
          />
          <ChoiceField
            label={texts.money}
            name="standing"
            value={filter.standing ?? ''}
            onChange={(standing) => search({ reference, standing })}
            choices={[ALL, ...Object.entries(standingWords)]}
          />
        </>
      )}
    </SearchBar>
  );
}
