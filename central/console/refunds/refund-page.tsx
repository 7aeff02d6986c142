import { useState } from 'react';
import { listRefunds } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { Page, PlaceButton, Result } from '../design/index.ts';
import { RefundTable } from './refund-table.tsx';
import { texts } from './texts.ts';

const MOST = 200;

/** The refunds that wait for a second person or for the money; or all. */
export function RefundPage({ all }: { readonly all: boolean }) {
  const [result, setResult] = useState<string | null>(null);
  const reading = useAnswer(listRefunds, { ended: all ? 'true' : 'false', limit: MOST });
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          <PlaceButton place={{ to: '/refunds', search: { show: all ? undefined : 'all' } }}>
            {all ? texts.showOpen : texts.showAll}
          </PlaceButton>
        </>
      }
    >
      <Result>{result}</Result>
      <ReadingView reading={reading}>
        {({ refunds }) => (
          <RefundTable
            refunds={refunds}
            caption={all ? texts.captionAll : texts.caption}
            empty={all ? texts.noneYet : texts.none}
            onResult={setResult}
          />
        )}
      </ReadingView>
    </Page>
  );
}
