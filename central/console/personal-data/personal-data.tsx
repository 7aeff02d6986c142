import { useState } from 'react';
import { type FoundSubject, findPersonalData } from '../../wire/index.ts';
import { ReadingView, useAnswer } from '../api/index.ts';
import { CheckBox, type Column, Page, SearchBar, Table } from '../design/index.ts';
import { Link, useGo } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At } from '../words/index.ts';
import { HeldData } from './held-data.tsx';
import { subjectText, texts } from './texts.ts';

type Chosen = ReadonlyMap<string, FoundSubject>;
const keyOf = ({ townId, subject }: FoundSubject): string => JSON.stringify([townId, subject]);

/** Finds what is about a person, and lets an administrator choose what is really theirs. */
export function PersonalData({ search }: { readonly search: string }) {
  const go = useGo();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const toggle = (row: FoundSubject): void => {
    const others = [...chosen].filter(([key]) => key !== keyOf(row));
    setChosen(new Map(chosen.has(keyOf(row)) ? others : [...others, [keyOf(row), row]]));
  };
  return (
    <Page title={texts.title}>
      <p>{texts.help}</p>
      <SearchBar
        key={search}
        label={texts.searchFor}
        name="search"
        hint={texts.searchHint}
        maxLength={100}
        value={search}
        search={texts.search}
        clear={texts.clear}
        all={search === '' ? null : { to: '/personal-data' }}
        onSearch={(typed) => go({ to: '/personal-data', search: { search: typed.trim() } })}
      />
      {search.trim() === '' ? (
        <Choice rows={[...chosen.values()]} chosen={chosen} onToggle={toggle} empty={null} />
      ) : (
        <Found search={search} chosen={chosen} onToggle={toggle} />
      )}
      {chosen.size > 0 ? <HeldData chosen={[...chosen.values()]} /> : null}
    </Page>
  );
}

type FoundProps = {
  readonly search: string;
  readonly chosen: Chosen;
  readonly onToggle: (row: FoundSubject) => void;
};

/** What is found now, after what was chosen in searches before. */
function Found({ search, chosen, onToggle }: FoundProps) {
  const reading = useAnswer(findPersonalData, { search });
  return (
    <ReadingView reading={reading}>
      {({ found, more }) => {
        const known = new Set(found.map(keyOf));
        const before = [...chosen.values()].filter((row) => !known.has(keyOf(row)));
        return (
          <>
            <Choice
              rows={[...before, ...found]}
              chosen={chosen}
              onToggle={onToggle}
              empty={texts.noneFound}
            />
            {more ? <p>{texts.more}</p> : null}
          </>
        );
      }}
    </ReadingView>
  );
}

type ChoiceProps = Pick<FoundProps, 'chosen' | 'onToggle'> & {
  readonly rows: readonly FoundSubject[];
  readonly empty: string | null;
};

function Choice({ rows, chosen, onToggle, empty }: ChoiceProps) {
  const [first] = chosen.values();
  const theirs: Column<FoundSubject> = {
    name: texts.theirs,
    show: (row) => (
      <CheckBox
        label={`${texts.theirs}: ${subjectText(row)}`}
        checked={chosen.has(keyOf(row))}
        // A person is answered by one town.
        disabled={first !== undefined && first.townId !== row.townId}
        onChange={() => onToggle(row)}
      />
    ),
  };
  return rows.length === 0 && empty === null ? null : (
    <Table caption={texts.caption} columns={[...facts, theirs]} rows={rows} keyOf={keyOf} empty={empty} />
  );
}

const facts: readonly Column<FoundSubject>[] = [
  {
    name: texts.reference,
    show: (row) =>
      row.subject.kind === 'transaction' ? (
        <Link place={transactionPlace(row.subject.kioskId, row.subject.transactionId)}>
          {subjectText(row)}
        </Link>
      ) : (
        subjectText(row)
      ),
  },
  {
    name: texts.known,
    wraps: true,
    show: ({ known }) => (known.length === 0 ? texts.nothingLeft : known.join(' · ')),
  },
  { name: texts.at, show: ({ at }) => (at === null ? null : <At at={at} />) },
];
