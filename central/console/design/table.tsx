import { type ColumnDef, type RowData, tableFeatures, useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import classes from './table.module.css';

export type Column<Row> = {
  readonly name: string;
  readonly show: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly numeric?: boolean;
  /** A column that may break its lines. */
  readonly wraps?: boolean;
};

type TableProps<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: ReactNode;
};

/** Central orders, filters and pages; the table shows what came. */
const features = tableFeatures({});

/**
 * A table of rows. The first column names the row. Where there is no room for its columns, each row stands as a card of its own,
 * with the name of the column before each value: nothing is cut off.
 */
export function Table<Row extends RowData>(props: TableProps<Row>) {
  const { caption, columns, rows, keyOf, empty } = props;
  const table = useTable<typeof features, Row>({
    features,
    columns: useMemo(() => columns.map(asDefinition), [columns]),
    data: rows,
    getRowId: keyOf,
  });
  if (rows.length === 0) return <div className={classes.empty}>{empty}</div>;
  const lookOf = (at: number): string =>
    `${columns[at]?.numeric ? classes.numeric : ''} ${columns[at]?.wraps ? classes.wraps : ''}`;
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, at) => (
                <th key={header.id} scope="col" className={lookOf(at)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell, at) => {
                const shown = (
                  <>
                    <span className={classes.name} aria-hidden>
                      {columns[at]?.name}
                    </span>
                    <div className={classes.value}>{columns[at]?.show(row.original)}</div>
                  </>
                );
                return at === 0 ? (
                  <th key={cell.id} scope="row" className={lookOf(at)}>
                    {shown}
                  </th>
                ) : (
                  <td key={cell.id} className={lookOf(at)}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a cell shows is no component of its own: what a person does there stays when the list is read again. */
const asDefinition = <Row extends RowData>({ name }: Column<Row>): ColumnDef<typeof features, Row> => ({
  id: name,
  header: name,
});
