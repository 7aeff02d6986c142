import { Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { eventInWords } from './event-in-words.ts';
import classes from './events.module.css';
import type { Entry } from './read-entries.ts';
import { texts } from './texts.ts';

/** The journal's entries of a transaction, in words and in order. */
export function Events({ events }: { readonly events: readonly Entry[] }) {
  return (
    <Table
      caption={texts.eventsCaption}
      columns={[
        {
          name: texts.time,
          show: ({ at }) => <At at={at} how="moment" />,
        },
        { name: texts.event, wraps: true, show: ({ event }) => <Sentence event={event} /> },
        { name: texts.entry, numeric: true, show: ({ epoch, seq }) => `${epoch}/${seq}` },
      ]}
      rows={events}
      keyOf={({ epoch, seq }) => `${epoch}/${seq}`}
      empty={texts.empty}
    />
  );
}

function Sentence({ event }: { readonly event: Entry['event'] }) {
  const { sentence, tone } = eventInWords(event);
  return <span className={classes[tone]}>{sentence}</span>;
}
