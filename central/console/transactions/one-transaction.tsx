import type { ReactNode } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { readReceiptCopy, readTransaction } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { ClaimControl } from '../claims/index.ts';
import { Facts, Notice, Page, Panel, PlaceButton, Section, Table } from '../design/index.ts';
import { BackLink, Link } from '../link/index.ts';
import { NotesSection } from '../notes/index.ts';
import { ReceiptPaper } from '../receipt/index.ts';
import { RefundSection } from '../refunds/index.ts';
import { At, spelled, useWords } from '../words/index.ts';
import { CardFacts } from './card-facts.tsx';
import { Events } from './events.tsx';
import { exceptionInWords } from './exception-in-words.ts';
import { HeldThings } from './held-things.tsx';
import { moneyInWords } from './money-in-words.ts';
import classes from './one-transaction.module.css';
import { receiptCopyPlace } from './place.ts';
import { statusTexts, texts } from './texts.ts';
import { WrittenEntries } from './written-entries.tsx';

type Details = z.infer<typeof readTransaction.response>;
type OneTransactionProps = { readonly kioskId: string; readonly transactionId: string };

/** One transaction with all that belongs to it. */
export function OneTransaction({ kioskId, transactionId }: OneTransactionProps) {
  const reading = useAnswer(readTransaction, { kioskId, transactionId });
  const reference = reading.data?.transaction.reference;
  return (
    <Page
      title={reference ? `${texts.one} ${reference}` : texts.one}
      back={<BackLink to="/transactions">{texts.back}</BackLink>}
      actions={<Refresh reading={reading} />}
    >
      <ReadingView reading={reading}>{(details) => <Details details={details} />}</ReadingView>
    </Page>
  );
}

function Details({ details }: { readonly details: Details }) {
  const { kioskTitle, serviceTitle } = useWords();
  const { transaction, lines, answers, corrected, receipt, events } = details;
  const { word, sentence, tone } = moneyInWords(transaction);
  const money = (amountMinor: number): string =>
    transaction.currency
      ? formatMoney({ amountMinor, currency: transaction.currency }, 'en')
      : texts.noAmount;
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Notice tone={tone} title={word}>
          <p>{sentence}</p>
        </Notice>
        <Exceptions exceptions={details.exceptions} name={transaction.reference} />
        {details.held.length > 0 ? (
          <Notice tone="warn" title={texts.held}>
            <p>{texts.heldHelp}</p>
            <HeldThings held={details.held} />
          </Notice>
        ) : null}
        <Panel>
          <Facts
            facts={[
              [
                texts.amount,
                transaction.amountMinor === null ? texts.noAmount : money(transaction.amountMinor),
              ],
              [texts.card, transaction.maskedCard ?? texts.noAmount],
              [texts.status, statusTexts[transaction.status]],
              [texts.started, <At key="at" at={transaction.startedAt} />],
              [texts.kiosk, kioskTitle(transaction.kioskCode)],
              [texts.service, serviceTitle(transaction.serviceId)],
              [texts.terminalId, transaction.terminalTransactionId ?? texts.noAmount],
            ]}
          />
        </Panel>
        {transaction.needsClerk ? <CardFacts reference={transaction.reference} events={events} /> : null}
        <Answers title={texts.answers} answers={answers} />
        <Answers title={texts.corrected} answers={corrected} />
        <Section title={texts.bills}>
          <Table
            caption={texts.bills}
            columns={[
              { name: texts.bill, show: nameOf },
              { name: texts.paidAmount, numeric: true, show: (line) => money(line.amountMinor) },
            ]}
            rows={lines}
            keyOf={(line) => ('billId' in line ? line.billId : line.feeId)}
            empty={texts.noBills}
          />
        </Section>
        {transaction.amountMinor === null ? null : (
          <div className={classes.onScreen}>
            <RefundSection kioskId={transaction.kioskId} transactionId={transaction.transactionId} />
          </div>
        )}
        <div className={classes.onScreen}>
          <NotesSection
            subject={{ kioskId: transaction.kioskId, transactionId: transaction.transactionId }}
          />
        </div>
        {transaction.needsClerk ? null : <CardFacts reference={transaction.reference} events={events} />}
        <div className={classes.onScreen}>
          <Section title={texts.events}>
            <Events events={events} />
          </Section>
        </div>
      </div>
      <div className={classes.onScreen}>
        <Section title={texts.receipt} aside={<GiveCopy transaction={transaction} />}>
          {receipt ? <ReceiptPaper document={receipt} /> : <p>{texts.erased}</p>}
        </Section>
      </div>
    </div>
  );
}

type AnswersProps = { readonly title: string; readonly answers: Details['answers'] };

function Answers({ title, answers }: AnswersProps) {
  return answers === null ? null : (
    <div className={classes.onScreen}>
      <Section title={title}>
        <Panel>
          <Facts facts={answers.map(({ label, value }) => [label, value])} />
        </Panel>
      </Section>
    </div>
  );
}

function GiveCopy({ transaction }: Pick<Details, 'transaction'>) {
  const { may } = useSession();
  return may(readReceiptCopy) ? (
    <PlaceButton place={receiptCopyPlace(transaction.kioskId, transaction.transactionId)}>
      {texts.giveCopy}
    </PlaceButton>
  ) : null;
}

/** A bill by its number, with the way to it; a fee by its title. */
const nameOf = (line: Details['lines'][number]): ReactNode =>
  'billId' in line ? (
    <Link place={{ to: '/bills', search: { search: line.billNumber } }}>{line.billNumber}</Link>
  ) : (
    (line.title.en ?? spelled(line.feeId))
  );

type ExceptionsProps = { readonly exceptions: Details['exceptions']; readonly name: string };

function Exceptions({ exceptions, name }: ExceptionsProps) {
  const { times } = useWords();
  return exceptions.map((exception) => {
    const { what, todo } = exceptionInWords(exception);
    const { kind, amount, openedAt, closedAt, written } = exception;
    return (
      <Notice
        key={kind}
        tone={closedAt ? 'plain' : 'bad'}
        title={`${closedAt ? texts.closed : texts.open}${amount ? `: ${formatMoney(amount, 'en')}` : ''}`}
      >
        <p>{what}</p>
        {closedAt ? null : (
          <p>
            <strong>{todo}</strong>
          </p>
        )}
        <p>
          {texts.opened} {times.full(openedAt)}
          {closedAt ? `, ${texts.settled} ${times.full(closedAt)}` : ''}
        </p>
        <ClaimControl exception={exception} name={name} />
        <WrittenEntries written={written} />
      </Notice>
    );
  });
}
