import type { KioskFigures, SettlementDay } from '../../wire/index.ts';
import { type Column, Table } from '../design/index.ts';
import { KioskTitle } from '../words/index.ts';
import { moneyOf } from './money-of.ts';
import { texts } from './texts.ts';

type Row = Omit<KioskFigures, 'kioskCode'> & { readonly kioskCode: string | null };

/** What journals, books, clerks and card company say of each kiosk, side by side, and of all together. */
export function KioskTable({ read: { kiosks, currency } }: { readonly read: SettlementDay }) {
  const rows: readonly Row[] = kiosks.length > 1 ? [...kiosks, totalOf(kiosks)] : kiosks;
  return (
    <Table
      caption={texts.byKiosk}
      columns={columns(currency)}
      rows={rows}
      keyOf={({ kioskId }) => kioskId}
      empty={texts.nothing}
    />
  );
}

const columns = (currency: string): readonly Column<Row>[] => {
  const sum = (name: string, of: (row: Row) => number | null): Column<Row> => ({
    name,
    numeric: true,
    show: (row) => {
      const amountMinor = of(row);
      return amountMinor === null ? texts.noFile : moneyOf(amountMinor, currency);
    },
  });
  return [
    {
      name: texts.kiosk,
      wraps: true,
      show: ({ kioskCode }) =>
        kioskCode === null ? <strong>{texts.all}</strong> : <KioskTitle kioskCode={kioskCode} />,
    },
    { name: texts.payments, numeric: true, show: ({ takenCount }) => takenCount },
    sum(texts.taken, ({ takenMinor }) => takenMinor),
    sum(texts.posted, ({ postedMinor }) => postedMinor),
    sum(texts.returned, ({ returnedMinor }) => returnedMinor),
    sum(texts.refunded, ({ refundedMinor }) => refundedMinor),
    sum(texts.withClerk, ({ openMinor }) => openMinor),
    sum(texts.inFile, ({ fileMinor }) => fileMinor),
  ];
};

function totalOf(kiosks: readonly KioskFigures[]): Row {
  const sum = (of: (row: KioskFigures) => number): number => kiosks.reduce((all, row) => all + of(row), 0);
  return {
    kioskId: 'all',
    kioskCode: null,
    takenCount: sum((row) => row.takenCount),
    takenMinor: sum((row) => row.takenMinor),
    postedMinor: sum((row) => row.postedMinor),
    returnedMinor: sum((row) => row.returnedMinor),
    refundedMinor: sum((row) => row.refundedMinor),
    openMinor: sum((row) => row.openMinor),
    fileMinor: kiosks.every((row) => row.fileMinor === null) ? null : sum((row) => row.fileMinor ?? 0),
  };
}
