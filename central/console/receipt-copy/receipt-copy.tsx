import { Mail as MailSign, Printer } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { giveReceiptCopy, readReceiptCopy } from '../../wire/index.ts';
import { ReadingView, Refresh, useAction, useAnswer } from '../api/index.ts';
import { Button, Notice, Page, Result, Section, Table, Toolbar } from '../design/index.ts';
import { BackLink } from '../link/index.ts';
import { ReceiptPaper } from '../receipt/index.ts';
import { useWords } from '../words/index.ts';
import { type Mail, mailInWords } from './mail-in-words.ts';
import classes from './receipt-copy.module.css';
import { SendCopyDialog } from './send-copy-dialog.tsx';
import { dialogTexts, texts } from './texts.ts';

type Copy = z.infer<typeof readReceiptCopy.response>;
type ReceiptCopyProps = { readonly kioskId: string; readonly transactionId: string };

/** The receipt of a transaction once more: to show, to print and to send. */
export function ReceiptCopy(whose: ReceiptCopyProps) {
  const reading = useAnswer(readReceiptCopy, whose);
  const name = reading.data?.kind === 'copy' ? ` ${reading.data.reference}` : '';
  return (
    <Page
      title={`${texts.title}${name}`}
      back={<BackLink to={`/transactions/${whose.kioskId}/${whose.transactionId}`}>{texts.back}</BackLink>}
      actions={<Refresh reading={reading} />}
      printsAlone
    >
      <ReadingView reading={reading}>{(copy) => <Shown copy={copy} whose={whose} />}</ReadingView>
    </Page>
  );
}

type ShownProps = { readonly copy: Copy; readonly whose: ReceiptCopyProps };

function Shown({ copy, whose }: ShownProps) {
  const [sending, setSending] = useState(false);
  const [result, setResult] = useState<string | null>(null);
  const { problem, busy, run } = useAction();
  if (copy.kind === 'none') return <p>{texts.none}</p>;
  const print = (): Promise<void> =>
    run(giveReceiptCopy, { ...whose, way: { kind: 'paper' } }, ({ kind }) => {
      if (kind !== 'given') return texts.none;
      setResult(texts.printing);
      window.print();
      return null;
    });
  return (
    <div className={classes.columns}>
      <div className={classes.paper}>
        <ReceiptPaper document={copy.document} logo={copy.logo} />
      </div>
      <div className={classes.beside}>
        <p>{texts.help}</p>
        {problem === null ? null : (
          <Notice tone="bad" title={dialogTexts.failed} answers>
            <p>{problem}</p>
          </Notice>
        )}
        <Result>{result}</Result>
        <Toolbar>
          <Button onClick={print} disabled={busy}>
            <Printer size={16} aria-hidden />
            {texts.print}
          </Button>
          <Button onClick={() => setSending(true)}>
            <MailSign size={16} aria-hidden />
            {texts.email}…
          </Button>
        </Toolbar>
        {sending ? (
          <SendCopyDialog
            {...whose}
            onClose={() => setSending(false)}
            onSent={() => {
              setResult(dialogTexts.queued);
              setSending(false);
            }}
          />
        ) : null}
        <Mails mails={copy.mails} />
      </div>
    </div>
  );
}

function Mails({ mails }: { readonly mails: readonly Mail[] }) {
  const { times } = useWords();
  if (mails.length === 0) return null;
  return (
    <Section title={texts.mails}>
      <Table
        caption={texts.mailsCaption}
        columns={[
          { name: texts.who, wraps: true, show: ({ askedBy }) => askedBy ?? texts.resident },
          {
            name: texts.asked,
            show: ({ askedAt }) => (askedAt === null ? texts.atKiosk : times.full(askedAt)),
          },
          { name: texts.state, wraps: true, show: (mail) => mailInWords(mail, times) },
        ]}
        rows={mails}
        keyOf={({ mailId }) => String(mailId)}
        empty={null}
      />
    </Section>
  );
}
