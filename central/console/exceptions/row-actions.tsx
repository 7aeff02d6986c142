import type { z } from 'zod';
import {
  type ChosenWay,
  type ClerkException,
  correctSubmission,
  mayBeCorrected,
  SECOND_PERSONS,
  waysOutFor,
} from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { ClaimControl } from '../claims/index.ts';
import { Button, PlaceButton } from '../design/index.ts';
import { WrittenEntries, wayTexts } from '../transactions/index.ts';
import { correctionPlace } from './place.ts';
import classes from './row-actions.module.css';
import { reopenTexts, secondTexts, texts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
type Ways = readonly [ChosenWay['kind'], ...ChosenWay['kind'][]];
/** What a person wants to do with an exception. */
export type Wanted =
  | { readonly kind: 'close'; readonly row: Row; readonly ways: Ways }
  | {
      readonly kind: 'decide';
      readonly row: Row;
      readonly waiting: NonNullable<Row['waiting']>;
      readonly decision: 'confirm' | 'decline';
    }
  | { readonly kind: 'reopen'; readonly row: Row; readonly entryId: number };

type RowActionsProps = { readonly row: Row; readonly onWant: (wanted: Wanted) => void };

/** Who is on an exception, what was written about it, and what this person can do with it. */
export function RowActions({ row, onWant }: RowActionsProps) {
  const { person, may } = useSession();
  const { waiting, undo } = row;
  const ways = waysOutFor(row.kind, person.role);
  const [first, ...others] = row.closedAt === null && waiting === null ? ways : [];
  const isOwn = waiting?.by === person.userName;
  const maySecond = !isOwn && SECOND_PERSONS.includes(person.role);
  return (
    <div className={classes.actions}>
      <ClaimControl exception={row} name={whatItIsAbout(row).name} />
      <WrittenEntries written={row.written} />
      {first !== undefined && mayBeCorrected(row.kind) && may(correctSubmission) ? (
        <PlaceButton place={correctionPlace(row)}>{texts.correct}</PlaceButton>
      ) : null}
      {first === undefined ? null : (
        <Button onClick={() => onWant({ kind: 'close', row, ways: [first, ...others] })}>
          {others.length === 0 ? wayTexts[first] : texts.settle}…
        </Button>
      )}
      {waiting !== null && maySecond ? (
        <Button onClick={() => onWant({ kind: 'decide', row, waiting, decision: 'confirm' })}>
          {secondTexts.confirm}…
        </Button>
      ) : null}
      {waiting !== null && (isOwn || maySecond) ? (
        <Button look="quiet" onClick={() => onWant({ kind: 'decide', row, waiting, decision: 'decline' })}>
          {isOwn ? secondTexts.takeBack : secondTexts.decline}…
        </Button>
      ) : null}
      {undo !== null && waiting === null && ways.length > 0 ? (
        <Button look="quiet" onClick={() => onWant({ kind: 'reopen', row, entryId: undo })}>
          {reopenTexts.reopen}…
        </Button>
      ) : null}
    </div>
  );
}
