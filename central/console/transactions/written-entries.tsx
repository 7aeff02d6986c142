import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { WrittenEntry } from '../../wire/index.ts';
import { type Times, useWords } from '../words/index.ts';
import { wayInWords } from './way-texts.ts';
import classes from './written-entries.module.css';
import { texts } from './written-texts.ts';

type Entry = z.infer<typeof WrittenEntry>;

/** What people wrote about an exception, in the order in which they wrote it; all but the last is folded away. */
export function WrittenEntries({ written }: { readonly written: readonly Entry[] }) {
  const last = written.at(-1);
  if (last === undefined) return null;
  const earlier = written.slice(0, -1);
  return (
    <div className={classes.written}>
      {earlier.length === 0 ? null : (
        <details>
          <summary className={classes.earlier}>
            {texts.earlier}: {earlier.length}
          </summary>
          <ol className={classes.list} aria-label={texts.written}>
            {earlier.map((entry) => (
              <li key={entry.entryId}>
                <OneEntry entry={entry} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <OneEntry entry={last} />
    </div>
  );
}

function OneEntry({ entry }: { readonly entry: Entry }) {
  const { times } = useWords();
  return (
    <div>
      <p className={classes.line}>{whatInWords(entry)}</p>
      <p className={`${classes.line} ${classes.who}`}>{whoInWords(entry, times)}</p>
      <p className={classes.line}>
        <bdi>{entry.finding}</bdi>
      </p>
    </div>
  );
}

/** `Second person asked: Money given back by bank transfer, €15.00`. */
export function whatInWords({ what, way, amount }: Entry): string {
  const named = way === null ? '' : wayInWords(way);
  const money = amount === null ? '' : `, ${formatMoney(amount, 'en')}`;
  return texts[what] === '' ? `${named}${money}` : `${texts[what]}: ${named}${money}`;
}

function whoInWords({ by, confirmedBy, at }: Entry, times: Times): string {
  const second = confirmedBy === null ? '' : `, ${texts.with} ${confirmedBy}`;
  return `${by}${second}, ${times.full(at)}`;
}
