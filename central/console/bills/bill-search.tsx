import { type FormEvent, useState } from 'react';
import { Button, ButtonLink, TextField, Toolbar } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { texts } from './texts.ts';

/** The search above the list of bills. */
export function BillSearch({ search }: { readonly search: string }) {
  const [typed, setTyped] = useState(search);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    goTo(routeTo(['bills'], { search: typed.trim() }));
  };
  return (
    <search>
      <form onSubmit={send}>
        <Toolbar>
          <TextField
            label={texts.searchField}
            name="search"
            type="search"
            placeholder={texts.searchHint}
            wide
            value={typed}
            onChange={setTyped}
            maxLength={100}
          />
          <Button type="submit" look="first">
            {texts.search}
          </Button>
          {search ? <ButtonLink href={routeTo(['bills'])}>{texts.clear}</ButtonLink> : null}
        </Toolbar>
      </form>
    </search>
  );
}
