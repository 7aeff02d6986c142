import type { DayDifference } from '../../wire/index.ts';
import { type Column, Table } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At, KioskTitle, spelled } from '../words/index.ts';
import { moneyOf } from './money-of.ts';
import { differenceTexts, texts } from './texts.ts';

type Props = {
  readonly differences: readonly DayDifference[];
  readonly currency: string;
  /** What is said when all agrees. */
  readonly empty: string;
};

/** Every difference by transaction, with what to do about it and the way there. */
export function Differences({ differences, currency, empty }: Props) {
  return (
    <Table
      caption={texts.differencesTitle}
      columns={columns(currency)}
      rows={differences}
      keyOf={(row) => `${row.kind} ${row.transactionId} ${row.file} ${row.line}`}
      empty={empty}
    />
  );
}

const columns = (currency: string): readonly Column<DayDifference>[] => [
  {
    name: texts.transaction,
    show: ({ kioskId, transactionId, reference, file, line }) =>
      kioskId !== null && transactionId !== null && reference !== null ? (
        <Link place={transactionPlace(kioskId, transactionId)}>{reference}</Link>
      ) : line === null ? (
        texts.noReference
      ) : (
        `${file}, ${texts.line} ${line}`
      ),
  },
  {
    name: texts.kiosk,
    wraps: true,
    show: ({ kioskCode }) => (kioskCode === null ? texts.unknown : <KioskTitle kioskCode={kioskCode} />),
  },
  { name: texts.time, show: ({ at }) => (at === null ? texts.unknown : <At at={at} />) },
  { name: texts.what, wraps: true, show: (row) => <What row={row} /> },
  { name: texts.ours, numeric: true, show: ({ oursMinor }) => moneyOf(oursMinor, currency) },
  {
    name: texts.theirs,
    numeric: true,
    show: ({ theirsMinor }) => (theirsMinor === null ? texts.noFile : moneyOf(theirsMinor, currency)),
  },
];

function What({ row }: { readonly row: DayDifference }) {
  const { kind, exceptions, perhaps, terminalTransactionId, authorisationCode } = row;
  const { what, todo } = differenceTexts[kind];
  const found = [terminalTransactionId, authorisationCode].filter((one) => one !== null).join(' · ');
  return (
    <>
      <p>{what}</p>
      <p>
        <strong>{exceptions.length > 0 ? texts.settleFirst : perhaps ? texts.perhapsTodo : todo}</strong>
      </p>
      {exceptions.length > 0 ? (
        <p>
          <Link place={{ to: '/attention' }}>
            {texts.exception}: {exceptions.map(spelled).join(', ')}
          </Link>
        </p>
      ) : null}
      {perhaps ? (
        <p>
          {texts.perhaps}{' '}
          <Link place={transactionPlace(perhaps.kioskId, perhaps.transactionId)}>
            {perhaps.reference ?? texts.noReference}
          </Link>
        </p>
      ) : null}
      {found === '' ? null : (
        <p>
          {texts.foundBy} {found}
        </p>
      )}
    </>
  );
}
