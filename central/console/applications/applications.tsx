import { useState } from 'react';
import type { z } from 'zod';
import { ApplicationStatus, nextStatuses } from '../../../domain/application/index.ts';
import { type ApplicationRow, decideApplication, listApplications } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, ChoiceField, type Column, Mark, Page, Table } from '../design/index.ts';
import { Link, useGo } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At, ServiceTitle } from '../words/index.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { feeOf } from './fee-of.ts';
import type { ApplicationSearch } from './search.ts';
import { statusTexts, texts } from './texts.ts';

/** What residents have applied for: those that wait for a decision, or all of one status. */
export function Applications({ status }: z.infer<typeof ApplicationSearch>) {
  const go = useGo();
  const { may } = useSession();
  const reading = useAnswer(listApplications, { status });
  const [deciding, setDeciding] = useState<ApplicationRow | null>(null);
  const shown = may(decideApplication) ? [...columns, decision(setDeciding)] : columns;
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <ChoiceField
        label={texts.show}
        name="status"
        value={status ?? ''}
        onChange={(value) => go({ to: '/applications', search: { status: value } })}
        choices={[
          ['', texts.waiting],
          ...ApplicationStatus.options.map((one) => [one, statusTexts[one]] as const),
        ]}
      />
      <ReadingView reading={reading}>
        {({ applications }) => (
          <Table
            caption={texts.caption}
            columns={shown}
            rows={applications}
            keyOf={(row) => row.reference}
            empty={status ? texts.none : texts.empty}
          />
        )}
      </ReadingView>
      {deciding ? <DecideDialog row={deciding} onClose={() => setDeciding(null)} /> : null}
    </Page>
  );
}

const TONES = {
  received: 'warn',
  'in-review': 'plain',
  'more-needed': 'warn',
  approved: 'good',
  refused: 'bad',
  closed: 'plain',
} as const;

const columns: readonly Column<ApplicationRow>[] = [
  {
    name: texts.reference,
    show: (row) => <Link place={transactionPlace(row.kioskId, row.transactionId)}>{row.reference}</Link>,
  },
  { name: texts.service, show: (row) => <ServiceTitle serviceId={row.serviceId} /> },
  { name: texts.applicant, wraps: true, show: (row) => row.holderName },
  { name: texts.fee, numeric: true, show: feeOf },
  { name: texts.since, show: (row) => <At at={row.submittedAt} /> },
  {
    name: texts.status,
    show: (row) => <Mark tone={TONES[row.status]}>{statusTexts[row.status]}</Mark>,
  },
  { name: texts.note, wraps: true, show: (row) => row.note },
];

const decision = (onDecide: (row: ApplicationRow) => void): Column<ApplicationRow> => ({
  name: texts.decide,
  show: (row) =>
    nextStatuses(row.status).length > 0 ? (
      <Button onClick={() => onDecide(row)}>{texts.decide}</Button>
    ) : null,
});
