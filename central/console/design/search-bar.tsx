import { type FormEvent, type ReactNode, useState } from 'react';
import type { Place } from '../link/index.ts';
import { Button, PlaceButton } from './button.tsx';
import { TextField } from './field.tsx';
import { Toolbar } from './page-layout.tsx';
import classes from './search-bar.module.css';

type SearchBarProps = {
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  readonly maxLength: number;
  /** What is searched for now. */
  readonly value: string;
  /** The words on the buttons. */
  readonly search: string;
  readonly clear: string;
  /** Where everything is shown again; null while nothing is searched for. */
  readonly all: Place | null;
  readonly onSearch: (typed: string) => void;
  /** What is wrong with what was filled in; null where nothing is. */
  readonly problem?: string | null;
  /** Further fields; each gets what is typed, so that choosing does not lose it. */
  readonly children?: (typed: string) => ReactNode;
};

/** The fields above a list. What is typed is searched for when it is sent, what is chosen at once. */
export function SearchBar(props: SearchBarProps) {
  const { label, name, hint, maxLength, value, search, clear, all, onSearch, problem, children } = props;
  const [typed, setTyped] = useState(value);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(typed);
  };
  return (
    <search>
      <form onSubmit={send}>
        <Toolbar>
          <TextField
            label={label}
            name={name}
            type="search"
            placeholder={hint}
            wide
            value={typed}
            onChange={setTyped}
            maxLength={maxLength}
          />
          {children?.(typed)}
          <Button type="submit" look="first">
            {search}
          </Button>
          {all ? <PlaceButton place={all}>{clear}</PlaceButton> : null}
        </Toolbar>
        {problem ? (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        ) : null}
      </form>
    </search>
  );
}
