import { useState } from 'react';
import { formatMoney } from '../../../domain/money/index.ts';
import { askRefund, readRefunds } from '../../wire/index.ts';
import { ReadingView, useAnswer, useSession } from '../api/index.ts';
import { Button, Result, Section } from '../design/index.ts';
import { AskRefundDialog } from './ask-refund-dialog.tsx';
import { RefundTable } from './refund-table.tsx';
import { notPossibleTexts, texts } from './texts.ts';

type RefundSectionProps = { readonly kioskId: string; readonly transactionId: string };

/** What went back of a payment by people's hands, and what can still be refunded of it. */
export function RefundSection({ kioskId, transactionId }: RefundSectionProps) {
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState<string | null>(null);
  const reading = useAnswer(readRefunds, { kioskId, transactionId });
  return (
    <Section title={texts.section}>
      <Result>{result}</Result>
      <ReadingView reading={reading}>
        {({ refunds, possible }) => (
          <>
            {refunds.length === 0 ? null : (
              <RefundTable
                refunds={refunds}
                caption={texts.captionAll}
                empty={texts.noneYet}
                ofOne
                onResult={setResult}
              />
            )}
            {possible.kind === 'not-possible' ? (
              <p>{notPossibleTexts[possible.why]}</p>
            ) : (
              <div>
                <p>
                  {texts.possible} {formatMoney(possible.total, 'en')}
                </p>
                {may(askRefund) ? <Button onClick={() => setAsking(true)}>{texts.refund}…</Button> : null}
                {asking ? (
                  <AskRefundDialog
                    kioskId={kioskId}
                    transactionId={transactionId}
                    possible={possible}
                    onClose={() => setAsking(false)}
                    onAsked={(came) => {
                      setResult(came);
                      setAsking(false);
                    }}
                  />
                ) : null}
              </div>
            )}
          </>
        )}
      </ReadingView>
    </Section>
  );
}
