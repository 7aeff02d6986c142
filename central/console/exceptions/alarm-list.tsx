import type { z } from 'zod';
import { type AlarmRow, listAlarms } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Section, Table } from '../design/index.ts';
import { At, KioskTitle, spelled } from '../words/index.ts';
import { alarmDetails, alarmTexts, texts } from './texts.ts';

type Row = z.infer<typeof AlarmRow>;
const MOST = 200;

/** The alarms that central raised about kiosks' journals, newest first. */
export function AlarmList() {
  const reading = useAnswer(listAlarms, { limit: MOST });
  return (
    <Section title={texts.alarms} aside={<Refresh reading={reading} />}>
      <ReadingView reading={reading}>
        {({ alarms }) => (
          <Table
            caption={texts.alarmsCaption}
            columns={columns}
            rows={alarms}
            keyOf={(row) => `${row.kioskCode} ${row.kind} ${row.epoch}/${row.seq}`}
            empty={texts.noAlarms}
          />
        )}
      </ReadingView>
    </Section>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.kioskOrTown, wraps: true, show: (row) => <KioskTitle kioskCode={row.kioskCode} /> },
  { name: texts.alarm, wraps: true, show: (row) => alarmTexts[row.kind] ?? spelled(row.kind) },
  { name: texts.detail, wraps: true, show: (row) => alarmDetails[`${row.kind} ${row.detail}`] ?? row.detail },
  {
    name: texts.entry,
    numeric: true,
    show: (row) => (row.kioskId === '' ? texts.noEntry : `${row.epoch}/${row.seq}`),
  },
  { name: texts.times, numeric: true, show: (row) => row.times },
  { name: texts.first, show: (row) => <At at={row.firstAt} /> },
  { name: texts.last, show: (row) => <At at={row.lastAt} /> },
];
