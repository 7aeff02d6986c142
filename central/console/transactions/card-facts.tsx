import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { type CardRequest, cardFacts } from '../../../domain/transaction/index.ts';
import { Button, Facts, Panel, Section, Table } from '../design/index.ts';
import { useWords } from '../words/index.ts';
import classes from './card-facts.module.css';
import { answersTable, cardFactsAsText, NO_ANSWER, requestLines } from './card-lines.ts';
import { requestName } from './card-words.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { texts } from './texts.ts';

type CardFactsProps = { readonly reference: string; readonly events: readonly Entry[] };

/** What the card company will ask for, as the journal tells it: to read, to print and to copy. */
export function CardFacts({ reference, events }: CardFactsProps) {
  const { times } = useWords();
  const { known, unreadable } = readEntries(events);
  const requests = cardFacts(known);
  const text = cardFactsAsText(`${texts.one} ${reference}`, requests, times.exact);
  return (
    <Section title={texts.cardCompany} aside={requests.length > 0 ? <Taking text={text} /> : null}>
      {requests.length === 0 ? <p>{texts.nothingAsked}</p> : null}
      {unreadable > 0 ? <p className={classes.unreadable}>{`${texts.unreadable} ${unreadable}`}</p> : null}
      {requests.map((request) => (
        <Request key={`${request.kind} ${request.ids?.serviceId ?? request.attempt}`} request={request} />
      ))}
      {requests.length > 0 ? (
        <details className={classes.text}>
          <summary>{texts.asText}</summary>
          <pre>{text}</pre>
        </details>
      ) : null}
    </Section>
  );
}

function Request({ request }: { readonly request: CardRequest }) {
  const { times } = useWords();
  const { same, columns, rows } = answersTable(request, times.exact);
  return (
    <Panel>
      <h3>{requestName(request)}</h3>
      <Facts facts={[...requestLines(request, times.exact), ...same]} />
      <Table
        caption={`${requestName(request)}: ${texts.answersCaption}`}
        columns={columns.map((name, column) => ({
          name,
          wraps: true,
          show: (row: Row) => row.values[column],
        }))}
        rows={rows.map((values, position) => ({ key: String(position), values }))}
        keyOf={(row) => row.key}
        empty={NO_ANSWER}
      />
    </Panel>
  );
}
type Row = { readonly key: string; readonly values: readonly string[] };

function Taking({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  // Without HTTPS a browser offers no clipboard: then the text is marked by hand.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  return (
    <div className={classes.taking}>
      {clipboard ? (
        <Button
          onClick={() => {
            clipboard.writeText(text).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          }}
        >
          <Copy size={16} aria-hidden />
          {copied ? texts.copied : texts.copy}
        </Button>
      ) : null}
      <Button onClick={() => window.print()}>
        <Printer size={16} aria-hidden />
        {texts.print}
      </Button>
    </div>
  );
}
