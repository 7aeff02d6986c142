import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { type BillWay, closeBill, openMinorOf, readBill, reopenBill } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, Facts, Notice, Page, Panel, PlaceButton, Result, Toolbar } from '../design/index.ts';
import { BackLink, Link } from '../link/index.ts';
import { showDay } from '../words/index.ts';
import { BillEntries } from './bill-entries.tsx';
import { stateTones, stateWords } from './bill-state.ts';
import { CloseBillDialog } from './close-bill-dialog.tsx';
import { lifeTexts } from './life-texts.ts';
import { accountPlace } from './place.ts';
import { ReopenBillDialog } from './reopen-bill-dialog.tsx';
import { texts } from './texts.ts';

type Found = Extract<z.infer<typeof readBill.response>, { kind: 'found' }>;
type OneBillProps = { readonly townId: string; readonly billNumber: string };

/** One bill: how it stands, what people wrote about it, and what they can do with it. */
export function OneBill({ townId, billNumber }: OneBillProps) {
  const reading = useAnswer(readBill, { townId, billNumber });
  return (
    <Page
      title={`${texts.bill} ${billNumber}`}
      back={<BackLink to="/bills">{lifeTexts.back}</BackLink>}
      actions={
        <>
          <Refresh reading={reading} />
          <PlaceButton place={{ to: '/transactions', search: { search: billNumber } }}>
            {lifeTexts.payments}
          </PlaceButton>
        </>
      }
    >
      <ReadingView reading={reading}>
        {(answer) => (answer.kind === 'found' ? <Details found={answer} /> : <p>{lifeTexts.noBill}</p>)}
      </ReadingView>
    </Page>
  );
}

function Details({ found }: { readonly found: Found }) {
  const [result, setResult] = useState<string | null>(null);
  const { bill, entries, closedBy } = found;
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency: bill.currency }, 'en');
  const openMinor = bill.amountMinor - bill.paidMinor;
  const closing = entries.find(({ entryId }) => entryId === closedBy);
  return (
    <>
      <Result>{result}</Result>
      <Notice tone={stateTones[bill.state]} title={stateWords[bill.state]}>
        <p>{bill.withdrawnAt === null ? money(openMinor) : helpOf(closing, openMinor)}</p>
      </Notice>
      <Panel>
        <Facts
          facts={[
            [texts.kind, inLanguage(bill.title, 'en', 'en').text],
            [
              texts.account,
              <Link key="to" place={accountPlace(bill)}>
                {bill.accountNumber}
              </Link>,
            ],
            [texts.holder, bill.holderName],
            [texts.due, showDay(bill.dueOn)],
            [texts.amount, money(bill.amountMinor)],
            [texts.paid, money(bill.paidMinor)],
            [texts.open, money(openMinorOf(bill))],
          ]}
        />
      </Panel>
      <Actions found={found} onResult={setResult} />
      <BillEntries entries={entries} currency={bill.currency} />
    </>
  );
}

function helpOf(closing: Found['entries'][number] | undefined, openMinor: number): string {
  if (closing === undefined) return lifeTexts.byList;
  return openMinor > closing.amountMinor ? lifeTexts.moreOpen : lifeTexts.closedHelp;
}

type ActionsProps = { readonly found: Found; readonly onResult: (result: string) => void };

/** What this person can do with the bill; nothing of a bill that is paid or that the list has withdrawn. */
function Actions({ found: { bill, entries, closedBy }, onResult }: ActionsProps) {
  const { may } = useSession();
  const [wanted, setWanted] = useState<BillWay['kind'] | 'reopen' | null>(null);
  const mayClose = may(closeBill) && bill.withdrawnAt === null && bill.paidMinor < bill.amountMinor;
  const done = (result: string): void => {
    onResult(result);
    setWanted(null);
  };
  return (
    <>
      <Toolbar>
        {mayClose ? (
          <>
            <Button onClick={() => setWanted('paid-elsewhere')}>{lifeTexts.payElsewhere}…</Button>
            <Button onClick={() => setWanted('withdrawn')}>{lifeTexts.withdraw}…</Button>
          </>
        ) : null}
        {closedBy !== null && may(reopenBill) ? (
          <Button onClick={() => setWanted('reopen')}>{lifeTexts.reopen}…</Button>
        ) : null}
      </Toolbar>
      {wanted === 'withdrawn' || wanted === 'paid-elsewhere' ? (
        <CloseBillDialog
          bill={bill}
          how={wanted}
          lastEntryId={entries.at(-1)?.entryId ?? null}
          onClose={() => setWanted(null)}
          onClosed={() => done(lifeTexts.isClosed)}
        />
      ) : null}
      {wanted === 'reopen' && closedBy !== null ? (
        <ReopenBillDialog
          bill={bill}
          entryId={closedBy}
          onClose={() => setWanted(null)}
          onReopened={() => done(lifeTexts.isReopened)}
        />
      ) : null}
    </>
  );
}
