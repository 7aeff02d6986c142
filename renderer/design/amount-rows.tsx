import type { ReactElement, ReactNode } from 'react';
import style from './amount-rows.module.css';

export type AmountRow = {
  readonly key: string;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly value: ReactNode;
};

/** What is paid, line by line, with the total below. */
export function AmountRows({
  rows,
  total,
}: {
  readonly rows: readonly AmountRow[];
  readonly total?: AmountRow;
}): ReactElement {
  return (
    <dl className={style.rows}>
      {rows.map((row) => (
        <Row key={row.key} row={row} look={style.row} />
      ))}
      {total && <Row row={total} look={`${style.row} ${style.total}`} />}
    </dl>
  );
}

function Row({ row, look }: { readonly row: AmountRow; readonly look: string | undefined }): ReactElement {
  return (
    <div className={look}>
      <dt>
        {row.label}
        {row.detail !== undefined && <span className={style.detail}>{row.detail}</span>}
      </dt>
      <dd>{row.value}</dd>
    </div>
  );
}
