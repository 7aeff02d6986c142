import { alsoNamed, lastSeen } from './also-named.ts';
import type { MoneyDoubt } from './state.ts';

type Named = Pick<MoneyDoubt, 'seen' | 'alsoNamed' | 'manyNamed'>;

/**
 * Money that a terminal named for requests of one transaction, each sum once: under the same id of the terminal's own it is the same
 * money, whichever request it was named for. The first request keeps it, with the last word and all other amounts. A request for
 * which several payments were named keeps its own sum: one of the others may be its money.
 */
export function eachOnce<One extends Named>(named: readonly One[]): readonly One[] {
  const kept: One[] = [];
  for (const one of named) {
    const at = kept.findIndex((known) => isSameMoney(known, one));
    const known = kept[at];
    if (known === undefined) kept.push(one);
    else
      kept[at] = { ...known, seen: lastSeen(known.seen, one.seen), alsoNamed: amountsBesideLast(known, one) };
  }
  return kept;
}

const isSameMoney = (a: Named, b: Named): boolean => {
  const id = a.seen?.terminalTransactionId ?? '';
  if (a.manyNamed || b.manyNamed) return false;
  return id !== '' && id === b.seen?.terminalTransactionId;
};

/** All amounts of both but the last word of the later one, as if the terminal had named them one after the other. */
function amountsBesideLast(known: Named, one: Named): Named['alsoNamed'] {
  let { alsoNamed: others } = known;
  let last = known.seen?.amount ?? null;
  for (const amount of [...one.alsoNamed, one.seen?.amount ?? null]) {
    others = alsoNamed({ last, alsoNamed: others }, amount);
    last = amount ?? last;
  }
  return others;
}
