import type { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import type { Place } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { texts } from './texts.ts';

type Row = Pick<z.infer<typeof ClerkException>, 'kioskId' | 'transactionId' | 'reference'>;

/** What an exception is about, and the page that shows it: none where central knows no transaction, or where it is about none. */
export function whatItIsAbout({ kioskId, transactionId, reference }: Row): {
  readonly name: string;
  readonly place: Place | null;
} {
  if (reference !== null) return { name: reference, place: transactionPlace(kioskId, transactionId) };
  const period = /^totals:[^:]*:(.+)$/.exec(transactionId)?.[1];
  const entry = /^entry:(\d+):(\d+)$/.exec(transactionId);
  if (entry) return { name: `${texts.entryOf} ${entry[1]}/${entry[2]}`, place: null };
  return { name: period === undefined ? texts.notKnown : `${texts.totalsOf} ${period}`, place: null };
}
