import type { z } from 'zod';
import { listTransactions, MOST_WAITING, type readWaiting } from '../../wire/index.ts';
import { ReadingView, Refresh, useSession } from '../api/index.ts';
import { Notice, Page, PlaceButton, SearchBar, Section } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { useWaiting } from '../waiting/index.ts';
import { useWords } from '../words/index.ts';
import { texts, waitingTexts } from './texts.ts';

type Waiting = z.infer<typeof readWaiting.response>['waiting'][number];

/** What needs a hand of this role now; and on a good day, that nothing does. */
export function Today() {
  const { may } = useSession();
  const go = useGo();
  const reading = useWaiting();
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      {may(listTransactions) ? (
        <SearchBar
          label={texts.find}
          name="search"
          hint={texts.findHint}
          maxLength={200}
          value=""
          search={texts.search}
          clear={texts.clear}
          all={null}
          onSearch={(search) => go({ to: '/transactions', search: { search } })}
        />
      ) : null}
      <Section title={texts.waits}>
        <ReadingView reading={reading}>{({ waiting }) => <Everything waiting={waiting} />}</ReadingView>
      </Section>
    </Page>
  );
}

function Everything({ waiting }: { readonly waiting: readonly Waiting[] }) {
  const open = waiting.filter(({ count }) => count > 0);
  if (open.length > 0) return open.map((one) => <OneKind key={one.kind} waiting={one} />);
  return (
    <Notice tone="good" title={texts.nothing}>
      <p>{sentence(waiting.map(({ kind }) => waitingTexts[kind].none))}</p>
    </Notice>
  );
}

function OneKind({ waiting: { kind, count, oldestAt } }: { readonly waiting: Waiting }) {
  const { times } = useWords();
  const { one, many, page } = waitingTexts[kind];
  const counted = count < MOST_WAITING ? String(count) : `${texts.more} ${MOST_WAITING - 1}`;
  return (
    <Notice
      tone={kind === 'help' || kind === 'exceptions' ? 'bad' : 'warn'}
      title={`${counted} ${count === 1 ? one : many}`}
    >
      {oldestAt ? (
        <p>
          {texts.since} {times.full(oldestAt)}
        </p>
      ) : null}
      {page === '' ? null : (
        <div>
          <PlaceButton place={{ to: `/${page}` }}>{texts.open}</PlaceButton>
        </div>
      )}
    </Notice>
  );
}

/** Clauses as a sentence: `All payments are settled, every kiosk reports.` */
function sentence(clauses: readonly string[]): string {
  const text = clauses.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
