import { Table } from '../design/index.ts';
import { texts } from './texts.ts';

type BadLine = { readonly line: number; readonly reason: string };

/** Every line that was refused, with its reason. */
export const BadLines = ({ badLines }: { readonly badLines: readonly BadLine[] }) => (
  <Table
    caption={texts.badLines}
    columns={[
      { name: texts.lineOf, show: ({ line }) => (line === 0 ? texts.wholeFile : line) },
      { name: texts.reason, wraps: true, show: ({ reason }) => reason },
    ]}
    rows={badLines}
    keyOf={({ line, reason }) => `${line} ${reason}`}
    empty={texts.refused}
  />
);
