import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { previewBills, uploadBills } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { readChosenFile, unreadTexts } from '../chosen-file/index.ts';
import { texts } from './texts.ts';

type Previewed = z.infer<typeof previewBills.response>;
export type Preview = Extract<Previewed, { kind: 'previewed' }>;
export type Outcome = z.infer<typeof uploadBills.response>;

type State =
  | { readonly kind: 'choosing' | 'reading' | 'sending' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'previewed'; readonly preview: Preview }
  | { readonly kind: 'answered'; readonly answer: Outcome };

/** A file of bills on its way: chosen, looked at, taken. What is taken is what was looked at, or nothing. */
export function useBillImport(townId: string) {
  const { call } = useSession();
  const answers = useQueryClient();
  const [chosen, setChosen] = useState<{ readonly name: string; readonly csv: string } | null>(null);
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const asked = { townId: townId.trim() || undefined, csv: chosen?.csv ?? '' };

  const fail = (sentence: string): void => setState({ kind: 'failed', sentence });
  const choose = async (file: File | null): Promise<void> => {
    setChosen(null);
    setState({ kind: 'choosing' });
    if (!file) return;
    const read = await readChosenFile(file);
    if (read.kind !== 'text') return fail(unreadTexts[read.kind]);
    setChosen({ name: file.name, csv: read.csv });
  };
  const look = async (): Promise<void> => {
    setState({ kind: 'reading' });
    const result = await call(previewBills, asked);
    if (result.kind === 'failed') return fail(failureTexts[result.why]);
    const { answer } = result;
    if (answer.kind === 'previewed') setState({ kind: 'previewed', preview: answer });
    else setState({ kind: 'answered', answer });
  };
  const take = async ({ stamp }: Preview): Promise<void> => {
    setState({ kind: 'sending' });
    const result = await call(uploadBills, { ...asked, seen: stamp });
    if (result.kind === 'failed') fail(failureTexts[result.why]);
    else setState({ kind: 'answered', answer: result.answer });
    await answers.invalidateQueries();
  };
  return {
    chosen,
    state,
    choose,
    look,
    take,
    several: () => fail(texts.oneFile),
    /** The preview was of another town. */
    again: () => setState({ kind: 'choosing' }),
  };
}
