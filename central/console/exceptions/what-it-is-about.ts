import type { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import { routeTo } from '../route/index.ts';
import { texts } from './texts.ts';

type Row = Pick<z.infer<typeof ClerkException>, 'kioskId' | 'transactionId' | 'reference'>;

/** What an exception is about, and the page that shows it: none where central knows no transaction, or where it is about none. */
export function whatItIsAbout({ kioskId, transactionId, reference }: Row): {
  readonly name: string;
  readonly address: string | null;
} {
  if (reference !== null)
    return { name: reference, address: routeTo(['transactions', kioskId, transactionId]) };
  const period = /^totals:[^:]*:(.+)$/.exec(transactionId)?.[1];
  const entry = /^entry:(\d+):(\d+)$/.exec(transactionId);
  if (entry) return { name: `${texts.entryOf} ${entry[1]}/${entry[2]}`, address: null };
  return { name: period === undefined ? texts.notKnown : `${texts.totalsOf} ${period}`, address: null };
}
