import { listBills } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { Page, PlaceButton, Table } from '../design/index.ts';
import { BackLink } from '../link/index.ts';
import { NotesSection } from '../notes/index.ts';
import { billColumns } from './bill-columns.tsx';
import { texts } from './texts.ts';

type AccountProps = { readonly townId: string; readonly accountNumber: string };
const MOST = 200;

/** One account: its bills, and what people wrote about it. */
export function Account({ townId, accountNumber }: AccountProps) {
  const reading = useAnswer(listBills, { search: accountNumber, limit: MOST });
  return (
    <Page
      title={`${texts.account} ${accountNumber}`}
      back={<BackLink to="/bills">{texts.title}</BackLink>}
      actions={
        <>
          <Refresh reading={reading} />
          <PlaceButton place={{ to: '/transactions', search: { search: accountNumber } }}>
            {texts.payments}
          </PlaceButton>
        </>
      }
    >
      <ReadingView reading={reading}>
        {({ bills }) => (
          <Table
            caption={texts.ofAccount}
            columns={billColumns}
            rows={bills.filter((bill) => bill.townId === townId && bill.accountNumber === accountNumber)}
            keyOf={({ billId }) => billId}
            empty={texts.noneFound}
          />
        )}
      </ReadingView>
      <NotesSection subject={{ townId, accountNumber }} />
    </Page>
  );
}
