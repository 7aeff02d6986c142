import { useState } from 'react';
import type { z } from 'zod';
import {
  exportPersonalData,
  type FoundSubject,
  type Kept,
  type PersonalKind,
  sumPersonalData,
} from '../../wire/index.ts';
import { ReadingView, useAction, useAnswer } from '../api/index.ts';
import { Button, type Column, Notice, Result, Section, Table } from '../design/index.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { saveAsFile } from './save-as-file.ts';
import { erasedText, fileNameOf, kindTexts, texts, whyTexts } from './texts.ts';

type Summed = Extract<z.infer<typeof sumPersonalData.response>, { kind: 'summed' }>;
type Row = { readonly what: PersonalKind; readonly count: number; readonly kept: Kept | null };

/** What central holds about what was chosen, by kind and number, and the two things that a person may ask for. */
export function HeldData({ chosen }: { readonly chosen: readonly FoundSubject[] }) {
  const asked = { townId: chosen[0]?.townId, subjects: chosen.map(({ subject }) => subject) };
  const reading = useAnswer(sumPersonalData, asked);
  const saving = useAction();
  const [erasing, setErasing] = useState<Summed | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const save = (): Promise<void> =>
    saving.run(exportPersonalData, asked, (answer) => {
      if (answer.kind === 'no-town') return texts.noTown;
      saveAsFile(fileNameOf(answer.file.madeAt), `${JSON.stringify(answer.file, null, 2)}\n`);
      setResult(texts.exported);
      return null;
    });
  return (
    <Section title={texts.held}>
      <Result>{result}</Result>
      {saving.problem ? (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{saving.problem}</p>
        </Notice>
      ) : null}
      <ReadingView reading={reading}>
        {(summed) =>
          summed.kind === 'no-town' ? (
            <p>{texts.noTown}</p>
          ) : (
            <>
              <Table
                caption={texts.heldCaption}
                columns={columns}
                rows={rowsOf(summed)}
                keyOf={({ what, kept }) => `${what} ${kept?.why}`}
                empty={texts.nothingHeld}
              />
              <div>
                <Button look="first" disabled={saving.busy} onClick={() => save()}>
                  {saving.busy ? texts.exporting : texts.export}
                </Button>{' '}
                <Button disabled={summed.erasable.length === 0} onClick={() => setErasing(summed)}>
                  {texts.erase}
                </Button>
              </div>
            </>
          )
        }
      </ReadingView>
      {erasing ? (
        <EraseDialog
          asked={asked}
          summed={erasing}
          onClose={() => setErasing(null)}
          onErased={(erased) => setResult(erasedText(erased))}
        />
      ) : null}
    </Section>
  );
}

const rowsOf = ({ erasable, kept }: Summed): readonly Row[] => [
  ...erasable.map((one) => ({ ...one, kept: null })),
  ...kept.map((one) => ({ what: one.what, count: one.count, kept: one })),
];

const columns: readonly Column<Row>[] = [
  { name: texts.kind, show: ({ what }) => kindTexts[what] },
  { name: texts.count, numeric: true, show: ({ count }) => count },
  {
    name: texts.outcome,
    wraps: true,
    show: ({ kept }) => (kept === null ? texts.goes : `${whyTexts[kept.why]} (${namesOf(kept)})`),
  },
];

const namesOf = ({ names, count }: Kept): string =>
  names.length < count && names.length > 1 ? `${names.join(', ')} …` : names.join(', ');
