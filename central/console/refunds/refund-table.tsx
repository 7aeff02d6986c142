import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { ACT_FOR_RESIDENTS, type Refund, SECOND_PERSONS } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Button, type Column, Mark, Table, type Tone } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { At, KioskTitle } from '../words/index.ts';
import { DecideRefundDialog } from './decide-refund-dialog.tsx';
import { FinishRefundDialog } from './finish-refund-dialog.tsx';
import { dialogTexts, stateTexts, texts } from './texts.ts';

type Row = z.infer<typeof Refund>;
type Wanted = { readonly refund: Row; readonly what: 'approve' | 'decline' | 'done' };
type RefundTableProps = {
  readonly refunds: readonly Row[];
  readonly caption: string;
  readonly empty: string;
  /** Whether they are all of one payment, whose page shows them. */
  readonly ofOne?: boolean;
  readonly onResult: (result: string) => void;
};

/** Refunds, with what this person can do about each. */
export function RefundTable({ refunds, caption, empty, ofOne = false, onResult }: RefundTableProps) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const over = (result: string): void => {
    onResult(result);
    setWanted(null);
  };
  const close = (): void => setWanted(null);
  return (
    <>
      <Table
        caption={caption}
        columns={[...(ofOne ? [] : WHOSE), ...COLUMNS, actionsOf(setWanted)]}
        rows={refunds}
        keyOf={({ refundId }) => refundId}
        empty={empty}
      />
      {wanted === null ? null : wanted.what === 'done' ? (
        <FinishRefundDialog refund={wanted.refund} onClose={close} onDone={over} />
      ) : (
        <DecideRefundDialog refund={wanted.refund} decision={wanted.what} onClose={close} onDecided={over} />
      )}
    </>
  );
}

const TONES: Readonly<Record<Row['state'], Tone>> = {
  asked: 'warn',
  approved: 'busy',
  done: 'good',
  declined: 'plain',
};

const WHOSE: readonly Column<Row>[] = [
  {
    name: texts.payment,
    show: ({ kioskId, transactionId, reference }) =>
      reference === null ? (
        texts.notKnown
      ) : (
        <Link place={{ to: '/transactions/$kioskId/$transactionId', params: { kioskId, transactionId } }}>
          {reference}
        </Link>
      ),
  },
  { name: texts.kiosk, wraps: true, show: ({ kioskCode }) => <KioskTitle kioskCode={kioskCode} /> },
];

const COLUMNS: readonly Column<Row>[] = [
  { name: texts.amount, numeric: true, show: ({ amount }) => formatMoney(amount, 'en') },
  { name: texts.bill, wraps: true, show: ({ billNumber }) => billNumber ?? texts.noBill },
  { name: texts.why, wraps: true, show: ({ reason }) => <bdi>{reason}</bdi> },
  {
    name: texts.asked,
    wraps: true,
    show: ({ askedAt, askedBy }) => (
      <>
        <At at={askedAt} /> {texts.by} <bdi>{askedBy}</bdi>
      </>
    ),
  },
  { name: texts.state, wraps: true, show: (refund) => <State refund={refund} /> },
];

function State({ refund }: { readonly refund: Row }) {
  const { state, approvedBy, endedAt, endedBy, doneReference, how, note } = refund;
  const ways: Readonly<Record<string, string>> = dialogTexts;
  return (
    <>
      <Mark tone={TONES[state]}>{stateTexts[state]}</Mark>
      {approvedBy === null ? null : (
        <p>
          {texts.approvedBy} <bdi>{approvedBy}</bdi>
        </p>
      )}
      {endedAt === null ? null : (
        <p>
          <At at={endedAt} /> {texts.by} <bdi>{endedBy}</bdi>
          {how === null ? '' : `, ${ways[how] ?? how}`}
          {doneReference ? `, ${doneReference}` : ''}
        </p>
      )}
      {note === '' ? null : (
        <p>
          <bdi>{note}</bdi>
        </p>
      )}
    </>
  );
}

const actionsOf = (onWant: (wanted: Wanted) => void): Column<Row> => ({
  name: texts.what,
  show: (refund) => <Actions refund={refund} onWant={onWant} />,
});

type ActionsProps = { readonly refund: Row; readonly onWant: (wanted: Wanted) => void };

function Actions({ refund, onWant }: ActionsProps) {
  const { person } = useSession();
  const { state, askedBy } = refund;
  if (state === 'done' || state === 'declined') return texts.nothingToDo;
  const isOwn = askedBy === person.userName;
  const maySecond = SECOND_PERSONS.includes(person.role);
  return (
    <>
      {state === 'asked' && maySecond && !isOwn ? (
        <Button onClick={() => onWant({ refund, what: 'approve' })}>{dialogTexts.approve}…</Button>
      ) : null}
      {state === 'approved' && ACT_FOR_RESIDENTS.includes(person.role) ? (
        <Button onClick={() => onWant({ refund, what: 'done' })}>{dialogTexts.done}…</Button>
      ) : null}
      {isOwn || maySecond ? (
        <Button look="quiet" onClick={() => onWant({ refund, what: 'decline' })}>
          {isOwn ? dialogTexts.takeBack : dialogTexts.decline}…
        </Button>
      ) : null}
    </>
  );
}
