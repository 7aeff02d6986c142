import { useState } from 'react';
import { waitInWords } from '../../../domain/queue/index.ts';
import { callNext } from '../../wire/index.ts';
import { ReadingView, useSession } from '../api/index.ts';
import { ButtonLink, ChoiceField, type Column, Mark, Notice, Page, Section, Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { desksOf, type Queues, type Ticket } from './at-desk.ts';
import { Desk } from './desk.tsx';
import { keepOwnDesk, readOwnDesk } from './own-desk.ts';
import { stateTexts, texts } from './texts.ts';
import { useQueues } from './use-queues.ts';

const storage = (): Storage => window.localStorage;

/** Who waits for which desk: clerks call the next number to theirs and say what became of it. */
export function Queue() {
  const { may } = useSession();
  const reading = useQueues();
  const queues = reading.data ?? null;
  const [desk, setDesk] = useState(() => readOwnDesk(storage) ?? '');
  const choose = (chosen: string): void => {
    setDesk(chosen);
    if (chosen !== '') keepOwnDesk(storage, chosen);
  };
  return (
    <Page title={texts.title} actions={queues?.queues.length ? <DisplayLink townId={queues.townId} /> : null}>
      <ReadingView reading={reading}>
        {(shown) =>
          shown.queues.length === 0 ? (
            <Notice tone="plain" title={texts.none}>
              <p>{texts.noneHelp}</p>
            </Notice>
          ) : (
            <>
              {may(callNext) ? (
                <>
                  <ChoiceField
                    label={texts.desk}
                    hint={texts.deskHint}
                    name="desk"
                    value={desksOf(shown).includes(desk) ? desk : ''}
                    onChange={choose}
                    choices={[['', texts.choose], ...desksOf(shown).map((one) => [one, one] as const)]}
                  />
                  {desksOf(shown).includes(desk) ? <Desk key={desk} queues={shown} desk={desk} /> : null}
                </>
              ) : null}
              <Lists queues={shown} />
            </>
          )
        }
      </ReadingView>
    </Page>
  );
}

const DisplayLink = ({ townId }: { readonly townId: string }) => (
  <ButtonLink href={`/display/${encodeURIComponent(townId)}`} target="_blank" rel="noreferrer">
    {texts.display}
  </ButtonLink>
);

function Lists({ queues: { queues, waiting, called } }: { readonly queues: Queues }) {
  return (
    <>
      <Section title={texts.queues}>
        <Table
          caption={texts.queues}
          columns={ofQueue}
          rows={queues}
          keyOf={(row) => row.queueId}
          empty={texts.none}
        />
      </Section>
      <Section title={texts.waiting}>
        <Table
          caption={texts.waiting}
          columns={ofWaiting}
          rows={waiting}
          keyOf={keyOf}
          empty={texts.nobodyWaits}
        />
      </Section>
      <Section title={texts.called}>
        <Table
          caption={texts.called}
          columns={ofCalled}
          rows={called}
          keyOf={keyOf}
          empty={texts.nobodyCalled}
        />
      </Section>
    </>
  );
}

const keyOf = (row: Ticket): string => `${row.queueId} ${row.number}`;

const ofQueue: readonly Column<Queues['queues'][number]>[] = [
  { name: texts.queue, wraps: true, show: (row) => `${row.letter} – ${row.title}` },
  { name: texts.people, numeric: true, show: (row) => row.waiting },
  { name: texts.wait, show: (row) => waitInWords(row.wait, 'en') },
  { name: texts.desks, show: (row) => row.desks.join(', ') },
];

const ofWaiting: readonly Column<Ticket>[] = [
  { name: texts.number, show: (row) => row.label },
  { name: texts.since, show: (row) => <At at={row.takenAt} how="clock" /> },
  {
    name: texts.state,
    show: (row) =>
      row.dueAt === null ? (
        stateTexts[row.state]
      ) : (
        <Mark tone="warn">
          {texts.appointment} <At at={row.dueAt} how="hour" />
        </Mark>
      ),
  },
];

const TONES = {
  waiting: 'plain',
  called: 'busy',
  serving: 'good',
  done: 'plain',
  'no-show': 'warn',
} as const;

const ofCalled: readonly Column<Ticket>[] = [
  { name: texts.number, show: (row) => row.label },
  { name: texts.toDesk, show: (row) => row.desk },
  { name: texts.calledAt, show: (row) => (row.calledAt ? <At at={row.calledAt} how="clock" /> : '') },
  { name: texts.state, show: (row) => <Mark tone={TONES[row.state]}>{stateTexts[row.state]}</Mark> },
];
