import type { SettlementDay } from '../../wire/index.ts';
import { Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { moneyOf } from './money-of.ts';
import { texts } from './texts.ts';

/** The files of the card company that this day has. */
export const Files = ({ read: { files, currency } }: { readonly read: SettlementDay }) => (
  <Table
    caption={texts.filesTitle}
    columns={[
      { name: texts.file, wraps: true, show: ({ name }) => name },
      { name: texts.payments, numeric: true, show: ({ lines }) => lines },
      { name: texts.total, numeric: true, show: ({ sumMinor }) => moneyOf(sumMinor, currency) },
      { name: texts.takenBy, show: ({ importedBy }) => importedBy },
      { name: texts.time, show: ({ importedAt }) => <At at={importedAt} /> },
    ]}
    rows={files}
    keyOf={({ digest }) => digest}
    empty={texts.noFiles}
  />
);
