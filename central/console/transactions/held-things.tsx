import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { HeldThing } from '../../wire/index.ts';
import { type Times, useWords } from '../words/index.ts';

type Held = z.infer<typeof HeldThing>;

/** What no one can pay or book as long as the money of a transaction is not settled. */
export function HeldThings({ held }: { readonly held: readonly Held[] }) {
  const { times } = useWords();
  return (
    <ul>
      {held.map((thing) => (
        <li key={heldInWords(thing, times)}>{heldInWords(thing, times)}</li>
      ))}
    </ul>
  );
}

/** A held bill or slot in words. */
export function heldInWords(thing: Held, times: Times): string {
  switch (thing.kind) {
    case 'bill': {
      const { amountMinor, currency } = thing;
      return `Bill ${thing.billNumber} of ${thing.holderName}, ${formatMoney({ amountMinor, currency }, 'en')}`;
    }
    case 'slot':
      return `${thing.unit} (${thing.facility}), ${times.full(thing.at)}`;
  }
}
