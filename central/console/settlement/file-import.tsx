import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import {
  applySettlementFile,
  previewSettlementFile,
  readSettlementMapping,
  SettlementMapping,
} from '../../wire/index.ts';
import { failureTexts, useAnswer, useSession } from '../api/index.ts';
import { readChosenFile, unreadTexts } from '../chosen-file/index.ts';
import {
  Button,
  ChoiceField,
  FileField,
  Notice,
  Panel,
  Section,
  TextField,
  Toolbar,
} from '../design/index.ts';
import { BadLines } from './bad-lines.tsx';
import { Differences } from './differences.tsx';
import { headerOf } from './header-of.ts';
import { moneyOf } from './money-of.ts';
import { columnTexts, fileRead, texts, timeFormTexts } from './texts.ts';

type Answer = z.infer<typeof previewSettlementFile.response> | z.infer<typeof applySettlementFile.response>;
type Chosen = { readonly name: string; readonly csv: string; readonly header: readonly string[] };
type Columns = Readonly<Record<string, string>>;

const COLUMN_FIELDS = ['amount', 'transactionId', 'authorisationCode', 'time', 'currency', 'kind'] as const;

/** Takes the card company's file of a day: first it shows what would come of it. */
export function FileImport({ day }: { readonly day: string }) {
  const { call } = useSession();
  const answers = useQueryClient();
  const saved = useAnswer(readSettlementMapping, {}).data?.mapping ?? null;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [typed, setTyped] = useState<Columns>({});
  const [sum, setSum] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const columns = columnsOf(chosen, saved, typed);

  const choose = async (file: File | null): Promise<void> => {
    setAnswer(null);
    setProblem(null);
    setTyped({});
    if (!file) return setChosen(null);
    const read = await readChosenFile(file);
    if (read.kind !== 'text') return setProblem(unreadTexts[read.kind]);
    setChosen({ name: file.name, csv: read.csv, header: headerOf(read.csv) });
  };
  const change = (name: string) => (value: string) => {
    setAnswer(null);
    setTyped({ ...typed, [name]: value });
  };
  const send = async (contract: typeof previewSettlementFile | typeof applySettlementFile): Promise<void> => {
    if (!chosen) return;
    const mapping = SettlementMapping.safeParse(
      Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== '')),
    );
    if (!mapping.success) return setProblem(texts.columnsNeeded);
    setBusy(true);
    setProblem(null);
    const { name, csv } = chosen;
    const result = await call<z.ZodType, z.ZodType<Answer>>(contract, {
      day,
      name,
      csv,
      mapping: mapping.data,
      sum: sum.trim() || undefined,
    });
    setBusy(false);
    if (result.kind === 'failed') return setProblem(failureTexts[result.why]);
    setAnswer(result.answer);
    if (result.answer.kind === 'taken') {
      setChosen(null);
      setSum('');
      await answers.invalidateQueries();
    }
  };
  const preview = (event: FormEvent): void => {
    event.preventDefault();
    void send(previewSettlementFile);
  };
  return (
    <Section title={texts.importTitle}>
      <form onSubmit={preview}>
        <Panel>
          <p>{texts.importHelp}</p>
          <FileField label={texts.csvFile} name="file" accept=".csv,.txt,text/csv" onChange={choose} />
          {chosen ? (
            <>
              <Toolbar>
                {COLUMN_FIELDS.map((name) => (
                  <ChoiceField
                    key={name}
                    label={columnTexts[name]}
                    name={name}
                    value={columns[name] ?? ''}
                    onChange={change(name)}
                    choices={[['', texts.noColumn], ...chosen.header.map((one) => [one, one] as const)]}
                  />
                ))}
                {columns.time ? (
                  <ChoiceField
                    label={columnTexts.timeForm}
                    name="timeForm"
                    value={columns.timeForm ?? ''}
                    onChange={change('timeForm')}
                    choices={Object.entries(timeFormTexts)}
                  />
                ) : null}
                {columns.kind ? (
                  <TextField
                    label={columnTexts.refundWord}
                    name="refundWord"
                    value={columns.refundWord ?? ''}
                    onChange={change('refundWord')}
                    maxLength={40}
                  />
                ) : null}
              </Toolbar>
              <TextField
                label={texts.sum}
                hint={texts.sumHint}
                name="sum"
                value={sum}
                onChange={(value) => {
                  setAnswer(null);
                  setSum(value);
                }}
                maxLength={40}
              />
              <div>
                <Button type="submit" look={answer?.kind === 'read' ? 'second' : 'first'} disabled={busy}>
                  {texts.preview}
                </Button>
              </div>
            </>
          ) : null}
        </Panel>
      </form>
      {problem === null ? null : (
        <Notice tone="bad" title={texts.notTaken} answers>
          <p>{problem}</p>
        </Notice>
      )}
      {answer === null ? null : (
        <Result answer={answer} busy={busy} onTake={() => void send(applySettlementFile)} />
      )}
    </Section>
  );
}

/** What the person has chosen; else what the town saved, as far as the file has it. */
function columnsOf(chosen: Chosen | null, saved: SettlementMapping | null, typed: Columns): Columns {
  const names = new Map(chosen?.header.map((name) => [name.toLowerCase(), name]));
  const known = Object.entries(saved ?? {}).map(([name, column]) => [
    name,
    name === 'timeForm' || name === 'refundWord' ? column : (names.get(column.toLowerCase()) ?? ''),
  ]);
  return { timeForm: 'iso', ...Object.fromEntries(known), ...typed };
}

function Result({
  answer,
  busy,
  onTake,
}: {
  readonly answer: Answer;
  readonly busy: boolean;
  readonly onTake: () => void;
}) {
  if (answer.kind === 'refused')
    return (
      <>
        <Notice tone="bad" title={texts.refused} answers>
          <p>{texts.refusedHelp}</p>
        </Notice>
        <BadLines badLines={answer.badLines} />
      </>
    );
  const { lines, sumMinor, currency, matched } = answer;
  const words = fileRead(lines, moneyOf(sumMinor, currency), matched);
  if (answer.kind === 'taken')
    return (
      <Notice tone="good" title={texts.fileTaken} answers>
        <p>{words}</p>
      </Notice>
    );
  return (
    <>
      <Notice tone="plain" title={texts.wouldBe} answers>
        <p>{words}</p>
        <div>
          <Button look="first" disabled={busy} onClick={onTake}>
            {texts.take}
          </Button>
        </div>
      </Notice>
      <Differences differences={answer.differences} currency={currency} empty={texts.agrees} />
    </>
  );
}
