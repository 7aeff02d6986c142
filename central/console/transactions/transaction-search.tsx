import { type FormEvent, useState } from 'react';
import { Button, ButtonLink, ChoiceField, TextField, Toolbar } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { asFilter, type Filter } from './filter.ts';
import { standingWords } from './money-in-words.ts';
import { statusTexts, texts } from './texts.ts';

const ALL = ['', texts.all] as const;

/** The fields above the list. Choosing takes effect at once, a reference when it is sent. */
export function TransactionSearch({ filter }: { readonly filter: Filter }) {
  const [reference, setReference] = useState(filter.reference ?? '');
  const search = (changed: Readonly<Record<string, string>>): void => {
    const wanted = asFilter({
      status: filter.status ?? '',
      standing: filter.standing ?? '',
      reference,
      ...changed,
    });
    goTo(routeTo(['transactions'], wanted));
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    search({});
  };
  return (
    <search>
      <form onSubmit={send}>
        <Toolbar>
          <TextField
            label={texts.reference}
            name="reference"
            type="search"
            placeholder={texts.referenceHint}
            wide
            value={reference}
            onChange={setReference}
            maxLength={30}
          />
          <ChoiceField
            label={texts.status}
            name="status"
            value={filter.status ?? ''}
            onChange={(status) => search({ status })}
            choices={[ALL, ...Object.entries(statusTexts)]}
          />
          <ChoiceField
            label={texts.money}
            name="standing"
            value={filter.standing ?? ''}
            onChange={(standing) => search({ standing })}
            choices={[ALL, ...Object.entries(standingWords)]}
          />
          <Button type="submit" look="first">
            {texts.search}
          </Button>
          {Object.values(filter).some(Boolean) ? (
            <ButtonLink href={routeTo(['transactions'])}>{texts.clear}</ButtonLink>
          ) : null}
        </Toolbar>
      </form>
    </search>
  );
}
