import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TownWordsContext, townWords } from '../words/index.ts';
import { CardFacts } from './card-facts.tsx';

const asked = {
  kind: 'payment-requested',
  attempt: 1,
  request: { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S1' },
  amount: { amountMinor: 1320, currency: 'EUR' },
};
const entry = (seq: number, event: Record<string, unknown>) => ({
  epoch: 1,
  seq,
  at: `2026-11-23T08:00:0${seq}Z`,
  event,
});
const show = (...events: Record<string, unknown>[]): string =>
  renderToStaticMarkup(
    <TownWordsContext value={townWords({ towns: [], kiosks: [] })}>
      <CardFacts reference="MILL1-42" events={events.map((event, at) => entry(at, event))} />
    </TownWordsContext>,
  );

describe('what the card company will ask for, on the page', () => {
  it('is a table of the answers under what was asked', () => {
    const html = show(asked, { kind: 'payment-declined', attempt: 1, reason: 'refused' });
    expect(html).toContain('<h3>Payment 1</h3>');
    expect(html).toContain('V400m-1');
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).toContain('Declined: the bank refused it');
  });
  it('says that there was no answer', () => {
    expect(show(asked)).toContain('The journal holds no answer from the terminal.');
  });
  it('says that the kiosk sent no request', () => {
    const html = show({ kind: 'found-free' });
    expect(html).toContain('The kiosk sent no request to the terminal.');
    expect(html).not.toContain('As text');
  });
  it('says that entries are left out which it does not understand', () => {
    expect(show(asked, { kind: 'payment-by-coupon' })).toContain('does not understand them: 1');
  });
});
