import { ChoiceField, SearchBar } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { asFilter, type Filter } from './filter.ts';
import { standingWords } from './money-in-words.ts';
import { statusTexts, texts } from './texts.ts';

const ALL = ['', texts.all] as const;

/** The fields above the list. Choosing takes effect at once, a reference when it is sent. */
export function TransactionSearch({ filter }: { readonly filter: Filter }) {
  const search = (changed: Readonly<Record<string, string>>): void => {
    const { status = '', standing = '' } = filter;
    goTo(routeTo(['transactions'], asFilter({ status, standing, ...changed })));
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
      all={Object.values(filter).some(Boolean) ? routeTo(['transactions']) : null}
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
