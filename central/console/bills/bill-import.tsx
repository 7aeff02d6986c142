import { type FormEvent, Fragment, useState } from 'react';
import { listBills } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Button, FileDrop, Notice, Page, Panel, TextField } from '../design/index.ts';
import { BackLink } from '../link/index.ts';
import classes from './bill-import.module.css';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { chosenText, texts } from './texts.ts';
import { useBillImport } from './use-bill-import.ts';
import { WaitingLists } from './waiting-lists.tsx';

const COLUMNS = [
  'account_number',
  'card_number',
  'holder_name',
  'surname',
  'bill_number',
  'bill_kind',
  'due_on',
  'amount',
  'least_part',
];

/** Takes a file of bills: first it shows what would come of it, then what became of it. */
export function BillImport() {
  const { may } = useSession();
  const [townId, setTownId] = useState('');
  const { chosen, state, choose, look, take, several, again } = useBillImport(townId);
  const busy = state.kind === 'reading' || state.kind === 'sending';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void look();
  };
  return (
    <Page
      title={texts.importTitle}
      back={may(listBills) ? <BackLink to="/bills">{texts.back}</BackLink> : null}
    >
      <form onSubmit={send} className={classes.form}>
        <Panel>
          <p>{texts.fileHelp}</p>
          <p>
            {texts.columns}{' '}
            <code className={classes.code}>
              {COLUMNS.map((column, position) => (
                <Fragment key={column}>
                  {position > 0 ? ',' : ''}
                  <wbr />
                  {column}
                </Fragment>
              ))}
            </code>
          </p>
          <p>{texts.control}</p>
          <FileDrop
            label={texts.file}
            name="file"
            accept=".csv,text/csv"
            help={chosen ? chosenText(chosen.name) : texts.dropHere}
            onChange={choose}
            onSeveral={several}
          />
          <TextField
            label={texts.town}
            hint={texts.townHint}
            name="town"
            value={townId}
            onChange={(typed) => {
              setTownId(typed);
              again();
            }}
            maxLength={40}
          />
          <div>
            <Button
              type="submit"
              look={state.kind === 'previewed' ? 'second' : 'first'}
              disabled={!chosen || busy}
            >
              {state.kind === 'reading' ? texts.reading : texts.preview}
            </Button>
          </div>
        </Panel>
      </form>
      {state.kind === 'failed' ? (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{state.sentence}</p>
        </Notice>
      ) : null}
      {state.kind === 'sending' ? <p role="status">{texts.sending}</p> : null}
      {state.kind === 'previewed' ? (
        <ImportPreview preview={state.preview} onTake={() => void take(state.preview)} />
      ) : null}
      {state.kind === 'answered' ? <ImportResult answer={state.answer} /> : null}
      <WaitingLists />
    </Page>
  );
}
