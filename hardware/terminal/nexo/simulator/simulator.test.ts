import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './index.ts';
import {
  abort,
  askStatus,
  type Json,
  KEY,
  pay,
  paymentBody,
  post,
  reverse,
  send,
  until,
} from './test-client.ts';

let terminal: TerminalSimulator;

beforeEach(async () => {
  terminal = await startTerminalSimulator({
    host: '127.0.43.1',
    port: 0,
    key: KEY,
    times: { authorisationMs: 5, resultMs: 20 },
  });
});
afterEach(() => terminal.close());

const auto = (card: Parameters<TerminalSimulator['presentCard']>[0]) =>
  terminal.setCardholder({ card, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 });
const shows = (state: string) => until(() => terminal.display().state === state);

describe('a payment', () => {
  it('with a contactless card is approved without a PIN and charged once', async () => {
    const answer = pay(terminal, 'S1');
    await shows('present-card');
    expect(terminal.display().lines).toEqual(['TOTAL 42.50 EUR', 'present card']);
    expect(terminal.presentCard(TEST_CARDS.contactless)).toBe(true);
    const { header, body } = await answer;
    expect(header).toMatchObject({
      MessageType: 'Response',
      ServiceID: 'S1',
      SaleID: 'kiosk-07',
      POIID: terminal.poiId,
    });
    expect(body.Response.Result).toBe('Success');
    expect(body.SaleData.SaleTransactionID.TransactionID).toBe('T-1');
    expect(body.PaymentResult.AmountsResp).toEqual({ Currency: 'EUR', AuthorizedAmount: 42.5 });
    expect(body.PaymentResult.PaymentInstrumentData.CardData).toMatchObject({
      MaskedPan: '411111 **** 1111',
      PaymentBrand: 'visa',
      EntryMode: ['Contactless'],
    });
    expect(body.PaymentResult.PaymentAcquirerData.ApprovalCode).toMatch(/^[A-Z0-9]{6}$/);
    expect(new URLSearchParams(body.Response.AdditionalResponse).get('AID')).toBe('A0000000031010');
    expect(body.PaymentReceipt.map((receipt: Json) => receipt.DocumentQualifier)).toEqual([
      'CashierReceipt',
      'CustomerReceipt',
    ]);
    expect(JSON.stringify(body)).not.toContain(TEST_CARDS.contactless.pan);
    expect(terminal.ledger()).toMatchObject([
      {
        kind: 'charge',
        terminalTransactionId: body.POIData.POITransactionID.TransactionID,
        saleTransactionId: 'T-1',
        serviceId: 'S1',
        amountMinor: 4250,
        currency: 'EUR',
      },
    ]);
    await shows('idle');
  });

  it('with a chip card goes through PIN, authorising and taking the card back', async () => {
    const seen: string[] = [];
    terminal.onChange((state) => seen.at(-1) === state.display.state || seen.push(state.display.state));
    const answer = pay(terminal, 'S1');
    await shows('present-card');
    expect(terminal.enterPin('ok')).toBe(false);
    terminal.presentCard(TEST_CARDS.chipAndPin);
    await shows('pin');
    terminal.enterPin('ok');
    await shows('remove-card');
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('InProgress');
    terminal.removeCard();
    expect((await answer).body.Response.Result).toBe('Success');
    await shows('idle');
    expect(seen).toEqual([
      'idle',
      'present-card',
      'pin',
      'authorising',
      'approved',
      'remove-card',
      'approved',
      'idle',
    ]);
  });

  it('is refused by the bank without a charge, with the card named', async () => {
    auto(TEST_CARDS.refused);
    const { body } = await pay(terminal, 'S1');
    expect(body.Response).toMatchObject({ Result: 'Failure', ErrorCondition: 'Refusal' });
    expect(body.PaymentResult.PaymentInstrumentData.CardData.MaskedPan).toBe('400000 **** 0002');
    expect(body.PaymentResult.AmountsResp).toBeUndefined();
    expect(terminal.ledger()).toEqual([]);
  });

  it('ends after three wrong PINs', async () => {
    auto(TEST_CARDS.wrongPin);
    expect((await pay(terminal, 'S1')).body.Response.ErrorCondition).toBe('WrongPIN');
    expect(terminal.ledger()).toEqual([]);
  });

  it('goes on when the second PIN is right', async () => {
    const answer = pay(terminal, 'S1');
    await shows('present-card');
    terminal.presentCard(TEST_CARDS.foreign);
    await shows('pin');
    terminal.enterPin('wrong');
    await until(() => terminal.display().lines.includes('wrong PIN, try again'));
    terminal.enterPin('ok');
    await shows('remove-card');
    terminal.removeCard();
    expect((await answer).body.PaymentResult.PaymentInstrumentData.CardData.CardCountryCode).toBe('392');
  });

  it('can be cancelled by the person', async () => {
    const answer = pay(terminal, 'S1');
    await shows('present-card');
    terminal.cancel();
    expect((await answer).body.Response.ErrorCondition).toBe('Cancel');
  });

  it('is given up when no card comes', async () => {
    await terminal.close();
    terminal = await startTerminalSimulator({
      host: '127.0.43.1',
      port: 0,
      key: KEY,
      times: { cardholderMs: 20 },
    });
    expect((await pay(terminal, 'S1')).body.Response.ErrorCondition).toBe('Aborted');
  });

  it('keeps exact minor units for amounts that floats cannot hold, and for currencies without decimals', async () => {
    auto(TEST_CARDS.contactless);
    await pay(terminal, 'S1', 1.1);
    await pay(terminal, 'S2', 4.35);
    await send(terminal, { category: 'Payment', serviceId: 'S3', body: paymentBody(500, 'T-3', 'JPY') });
    expect(terminal.ledger().map((entry) => entry.amountMinor)).toEqual([110, 435, 500]);
  });

  it('asked for again under the same ServiceID gives the first answer and charges nothing more', async () => {
    auto(TEST_CARDS.contactless);
    const first = await pay(terminal, 'S1');
    const again = await pay(terminal, 'S1', 99);
    expect(again.body).toEqual(first.body);
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
  });

  it('asked for twice at once under one ServiceID is one payment', async () => {
    const first = pay(terminal, 'S1');
    const second = pay(terminal, 'S1');
    await until(() => terminal.requests().length === 2 && terminal.display().state === 'present-card');
    terminal.presentCard(TEST_CARDS.contactless);
    expect((await second).body).toEqual((await first).body);
    expect(terminal.ledger()).toHaveLength(1);
  });

  it('is refused as busy while another one runs', async () => {
    const first = pay(terminal, 'S1');
    await shows('present-card');
    expect((await pay(terminal, 'S2', 1, 'T-2')).body.Response.ErrorCondition).toBe('Busy');
    expect((await reverse(terminal, 'S3', ORIGINAL)).body.Response.ErrorCondition).toBe('Busy');
    terminal.presentCard(TEST_CARDS.contactless);
    expect((await first).body.Response.Result).toBe('Success');
    expect(terminal.ledger()).toHaveLength(1);
  });

  it.each([
    ['without an amount', { ...paymentBody(1), PaymentTransaction: {} }],
    ['of nothing', paymentBody(0)],
    ['of a fraction of a cent', paymentBody(1.005)],
    ['in an unknown form of currency', paymentBody(1, 'T', 'euro')],
    ['without a body', undefined],
  ])('%s is not well formed', async (_what, body) => {
    const answer = await send(terminal, { category: 'Payment', serviceId: 'S1', body });
    expect(answer.body.Response).toMatchObject({ Result: 'Failure', ErrorCondition: 'MessageFormat' });
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
  });
});

const ORIGINAL = { TransactionID: 'nobody.knows', TimeStamp: '2026-11-23T08:00:00Z' };

describe('an abort', () => {
  it('ends a payment that waits for a card, with an empty answer of its own', async () => {
    const payment = pay(terminal, 'S1');
    await shows('present-card');
    expect(await abort(terminal, 'S1', 'A1')).toMatchObject({ status: 200, raw: '' });
    expect((await payment).body.Response.ErrorCondition).toBe('Aborted');
    expect(terminal.ledger()).toEqual([]);
  });

  it('of another payment does nothing', async () => {
    const payment = pay(terminal, 'S1');
    await shows('present-card');
    await abort(terminal, 'S9', 'A1');
    expect(terminal.display().state).toBe('present-card');
    terminal.presentCard(TEST_CARDS.contactless);
    expect((await payment).body.Response.Result).toBe('Success');
  });

  it('that comes while the bank is asked does not stop the payment', async () => {
    terminal.faultNext({ kind: 'late-approval', afterMs: 30_000 });
    auto(TEST_CARDS.contactless);
    const payment = pay(terminal, 'S1');
    await shows('authorising');
    await abort(terminal, 'S1', 'A1');
    terminal.release();
    expect((await payment).body.Response.Result).toBe('Success');
  });

  it('that is not well formed is refused', async () => {
    const body = { MessageReference: { MessageCategory: 'Payment', ServiceID: 'S1' } };
    expect((await send(terminal, { category: 'Abort', serviceId: 'A1', body })).status).toBe(400);
  });
});

describe('a status question', () => {
  it('gives the whole first answer again, with its header', async () => {
    auto(TEST_CARDS.contactless);
    const first = await pay(terminal, 'S1');
    const { body } = await askStatus(terminal, 'S1', 'Q1');
    expect(body.Response.Result).toBe('Success');
    expect(body.RepeatedMessageResponse.MessageHeader).toMatchObject({
      ServiceID: 'S1',
      MessageType: 'Response',
    });
    expect(body.RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse).toEqual(first.body);
  });

  it('says InProgress while the terminal waits, and NotFound for what never came', async () => {
    const payment = pay(terminal, 'S1');
    await shows('present-card');
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('InProgress');
    expect((await askStatus(terminal, 'S2', 'Q2')).body.Response.ErrorCondition).toBe('NotFound');
    expect((await askStatus(terminal, 'S1', 'Q3', 'Reversal')).body.Response.ErrorCondition).toBe('NotFound');
    terminal.cancel();
    await payment;
  });

  it('without a reference is about the last transaction', async () => {
    auto(TEST_CARDS.contactless);
    await pay(terminal, 'S1');
    await pay(terminal, 'S2');
    const { body } = await send(terminal, { category: 'TransactionStatus', serviceId: 'Q1', body: {} });
    expect(body.MessageReference.ServiceID).toBe('S2');
  });
});

describe('a reversal', () => {
  const charged = async () => {
    auto(TEST_CARDS.contactless);
    return (await pay(terminal, 'S1')).body.POIData.POITransactionID;
  };

  it('gives the whole payment back once', async () => {
    const original = await charged();
    const { body } = await reverse(terminal, 'R1', original);
    expect(body).toMatchObject({ Response: { Result: 'Success' }, ReversedAmount: 42.5 });
    expect(terminal.netChargedMinor('T-1')).toBe(0);
    expect((await reverse(terminal, 'R2', original)).body.Response.ErrorCondition).toBe('NotAllowed');
    expect((await reverse(terminal, 'R1', original)).body).toEqual(body);
    expect(terminal.ledger().map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['charge', 4250],
      ['reversal', 4250],
    ]);
  });

  it('gives a part back, never more than is left', async () => {
    const original = await charged();
    await reverse(terminal, 'R1', original, 10);
    expect(terminal.netChargedMinor('T-1')).toBe(3250);
    expect((await reverse(terminal, 'R2', original, 32.51)).body.Response.ErrorCondition).toBe('NotAllowed');
    expect((await reverse(terminal, 'R3', original, 32.5)).body.Response.Result).toBe('Success');
    expect(terminal.netChargedMinor('T-1')).toBe(0);
  });

  it('of a payment that the terminal does not know is refused', async () => {
    expect((await reverse(terminal, 'R1', ORIGINAL)).body.Response.ErrorCondition).toBe('NotFound');
  });
});

describe('the other messages', () => {
  it('log in, diagnose and log out', async () => {
    const login = {
      DateTime: '2026-11-23T08:00:00Z',
      SaleSoftware: { ManufacturerID: 'Town' },
      OperatorLanguage: 'en',
    };
    const answer = await send(terminal, { category: 'Login', serviceId: 'L1', body: login });
    expect(answer.body.POISystemData.POIStatus.GlobalStatus).toBe('OK');
    const diagnosis = await send(terminal, {
      category: 'Diagnosis',
      serviceId: 'D1',
      body: { HostDiagnosisFlag: true },
    });
    expect(diagnosis.body).toMatchObject({
      LoggedSaleID: ['kiosk-07'],
      HostStatus: [{ IsReachableFlag: true }],
    });
    await terminal.setFaults({ kind: 'host-unreachable' });
    const cut = await send(terminal, {
      category: 'Diagnosis',
      serviceId: 'D2',
      body: { HostDiagnosisFlag: true },
    });
    expect(cut.body.HostStatus[0].IsReachableFlag).toBe(false);
    expect(
      (await send(terminal, { category: 'Logout', serviceId: 'L2', body: {} })).body.Response.Result,
    ).toBe('Success');
    const after = await send(terminal, { category: 'Diagnosis', serviceId: 'D3', body: {} });
    expect(after.body.LoggedSaleID).toEqual([]);
    expect(after.body.HostStatus).toBeUndefined();
  });

  it('of an unknown category, or to another terminal, are refused by name', async () => {
    const unknown = await send(terminal, { category: 'CardAcquisition', serviceId: 'G1', body: {} });
    expect(unknown.body.Response.ErrorCondition).toBe('UnavailableService');
    const header = { POIID: 'V400m-000000000' };
    const other = await send(terminal, {
      category: 'Payment',
      serviceId: 'S1',
      body: paymentBody(1),
      header,
    });
    expect(other.body.Response.ErrorCondition).toBe('UnavailableDevice');
  });

  it.each([
    ['under another passphrase', { passphrase: 'guess' }, 401],
    [
      'with one changed byte',
      { change: (e: Json) => (e.SaleToPOIRequest.NexoBlob = flip(e.SaleToPOIRequest.NexoBlob)) },
      401,
    ],
    [
      'with another key name',
      { change: (e: Json) => (e.SaleToPOIRequest.SecurityTrailer.KeyIdentifier = 'x') },
      401,
    ],
    [
      'with another key version',
      { change: (e: Json) => (e.SaleToPOIRequest.SecurityTrailer.KeyVersion = 9) },
      401,
    ],
    [
      'with another crypto version',
      { change: (e: Json) => (e.SaleToPOIRequest.SecurityTrailer.AdyenCryptoVersion = 2) },
      401,
    ],
    ['with a short code', { change: (e: Json) => (e.SaleToPOIRequest.SecurityTrailer.Hmac = 'AAAA') }, 401],
    [
      'with a header changed on the way',
      {
        change: (e: Json) =>
          (e.SaleToPOIRequest.MessageHeader = { ...e.SaleToPOIRequest.MessageHeader, ServiceID: 'S2' }),
      },
      401,
    ],
    ['without a blob', { change: (e: Json) => delete e.SaleToPOIRequest.NexoBlob }, 400],
  ])('%s are refused and not processed', async (_what, how, status) => {
    auto(TEST_CARDS.contactless);
    const answer = await send(terminal, {
      category: 'Payment',
      serviceId: 'S1',
      body: paymentBody(1),
      ...how,
    });
    expect(answer.status).toBe(status);
    expect(terminal.ledger()).toEqual([]);
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
  });

  it('that are no messages at all are refused', async () => {
    expect((await post(terminal, 'hello')).status).toBe(400);
    expect((await post(terminal, '{}', 1000, '/admin')).status).toBe(404);
    expect((await post(terminal, 'x'.repeat(100_000)).catch(() => ({ status: 413 }))).status).toBe(413);
  });

  it('are noted with their ids and how they ended', async () => {
    auto(TEST_CARDS.contactless);
    await pay(terminal, 'S1');
    await abort(terminal, 'S1', 'A1');
    expect(terminal.requests()).toMatchObject([
      { category: 'Payment', serviceId: 'S1', ended: 'answered' },
      { category: 'Abort', serviceId: 'A1', ended: 'answered' },
    ]);
  });
});

function flip(blob: string): string {
  const bytes = Buffer.from(blob, 'base64');
  bytes[20]! ^= 1;
  return bytes.toString('base64');
}
