import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, Fragment, useState } from 'react';
import type { z } from 'zod';
import { listBills, uploadBills } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { readChosenFile, unreadTexts } from '../chosen-file/index.ts';
import { Button, FileField, Notice, Page, Panel, TextField } from '../design/index.ts';
import { BackLink } from '../link/index.ts';
import classes from './bill-import.module.css';
import { ImportResult } from './import-result.tsx';
import { texts } from './texts.ts';
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

type State =
  | { readonly kind: 'choosing' | 'sending' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'answered'; readonly answer: z.infer<typeof uploadBills.response> };

/** Takes a file of bills and shows what became of it. */
export function BillImport() {
  const { call, may } = useSession();
  const answers = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [townId, setTownId] = useState('');
  const [state, setState] = useState<State>({ kind: 'choosing' });

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!file) return;
    setState({ kind: 'sending' });
    const read = await readChosenFile(file);
    if (read.kind !== 'text') return setState({ kind: 'failed', sentence: unreadTexts[read.kind] });
    const result = await call(uploadBills, { townId: townId.trim() || undefined, csv: read.csv });
    if (result.kind === 'answered') setState({ kind: 'answered', answer: result.answer });
    else setState({ kind: 'failed', sentence: failureTexts[result.why] });
    await answers.invalidateQueries();
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
          <FileField
            label={texts.file}
            name="file"
            accept=".csv,text/csv"
            onChange={(chosen) => {
              setFile(chosen);
              setState({ kind: 'choosing' });
            }}
          />
          <TextField
            label={texts.town}
            hint={texts.townHint}
            name="town"
            value={townId}
            onChange={setTownId}
            maxLength={40}
          />
          <div>
            <Button type="submit" look="first" disabled={!file || state.kind === 'sending'}>
              {state.kind === 'sending' ? texts.sending : texts.send}
            </Button>
          </div>
        </Panel>
      </form>
      {state.kind === 'failed' ? (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{state.sentence}</p>
        </Notice>
      ) : null}
      {state.kind === 'answered' ? <ImportResult answer={state.answer} /> : null}
      <WaitingLists />
    </Page>
  );
}
