import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startTerminalSimulator,
  TEST_CARDS,
  type TerminalSimulator,
  type TransactionFault,
} from './index.ts';
import { askStatus, encrypt, KEY, pay, paymentBody, reverse, SALE_ID, send, until } from './test-client.ts';

let terminal: TerminalSimulator;

beforeEach(async () => {
  terminal = await startTerminalSimulator({
    host: '127.0.43.2',
    port: 0,
    key: KEY,
    times: { authorisationMs: 2, resultMs: 10 },
    cardholder: { card: TEST_CARDS.contactless, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 },
  });
});
afterEach(() => terminal.close());

const repeated = async (about: string) =>
  (await askStatus(terminal, about, `Q${about}`)).body.RepeatedMessageResponse?.RepeatedResponseMessageBody
    .PaymentResponse;

describe('a payment that goes wrong', () => {
  it('is declined for the reason that was set, once, and the next one is approved', async () => {
    terminal.faultNext({ kind: 'decline', errorCondition: 'InvalidCard' });
    expect((await pay(terminal, 'S1')).body.Response.ErrorCondition).toBe('InvalidCard');
    expect(terminal.ledger()).toEqual([]);
    expect((await pay(terminal, 'S2')).body.Response.Result).toBe('Success');
  });

  it('follows a script, one payment after another', async () => {
    terminal.faultNext({ kind: 'decline', errorCondition: 'Refusal' });
    terminal.faultNext();
    terminal.faultNext({ kind: 'host-unreachable' });
    const results = [];
    for (const id of ['S1', 'S2', 'S3', 'S4'])
      results.push((await pay(terminal, id)).body.Response.ErrorCondition);
    expect(results).toEqual(['Refusal', undefined, 'UnreachableHost', undefined]);
    expect(terminal.ledger()).toHaveLength(2);
  });

  it('fails every time until the fault is cleared', async () => {
    await terminal.setFaults({ kind: 'host-unreachable' });
    expect((await pay(terminal, 'S1')).body.Response.ErrorCondition).toBe('UnreachableHost');
    expect((await pay(terminal, 'S2')).body.Response.ErrorCondition).toBe('UnreachableHost');
    await terminal.clearFaults();
    expect((await pay(terminal, 'S3')).body.Response.Result).toBe('Success');
  });

  it('loses its answer after the charge, and the status knows', async () => {
    terminal.faultNext({ kind: 'answer-lost' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
    expect((await repeated('S1')).PaymentResult.AmountsResp.AuthorizedAmount).toBe(42.5);
  });

  it('loses its request, and the status knows of none', async () => {
    terminal.faultNext({ kind: 'request-lost' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(terminal.ledger()).toEqual([]);
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
  });

  it('is answered slowly though it was charged at once', async () => {
    terminal.faultNext({ kind: 'slow', delayMs: 60_000 });
    const answer = pay(terminal, 'S1');
    await until(() => terminal.ledger().length === 1);
    await until(() => terminal.state().active === null);
    expect((await repeated('S1')).Response.Result).toBe('Success');
    terminal.release();
    expect((await answer).body.Response.Result).toBe('Success');
  });

  it('is approved late, after the client has gone: in progress first, then charged', async () => {
    terminal.faultNext({ kind: 'late-approval', afterMs: 60_000 });
    const body = paymentBody(42.5);
    await expect(
      send(terminal, { category: 'Payment', serviceId: 'S1', body, timeoutMs: 150 }),
    ).rejects.toThrow('in time');
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('InProgress');
    expect(terminal.ledger()).toEqual([]);
    terminal.release();
    await until(() => terminal.state().active === null);
    expect((await repeated('S1')).Response.Result).toBe('Success');
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
  });

  it('is answered under another ServiceID, and the status is right', async () => {
    terminal.faultNext({ kind: 'wrong-reference' });
    const { header, body } = await pay(terminal, 'S1');
    expect(header.ServiceID).not.toBe('S1');
    expect(body.Response.Result).toBe('Success');
    expect((await askStatus(terminal, 'S1', 'Q1')).body.MessageReference.ServiceID).toBe('S1');
  });

  const amounts: readonly [TransactionFault, string, number, string, number, string][] = [
    [{ kind: 'wrong-amount' }, 'Success', 43.5, 'EUR', 4350, 'EUR'],
    [{ kind: 'wrong-amount', amountMinor: 1, in: 'answer' }, 'Success', 0.01, 'EUR', 4250, 'EUR'],
    [{ kind: 'wrong-currency' }, 'Success', 42.5, 'USD', 4250, 'USD'],
    [{ kind: 'wrong-currency', currency: 'GBP', in: 'answer' }, 'Success', 42.5, 'GBP', 4250, 'EUR'],
    [{ kind: 'partial-approval', amountMinor: 2000 }, 'Partial', 20, 'EUR', 2000, 'EUR'],
  ];
  it.each(amounts)(
    '%j answers %s of %d %s while %d %s is charged',
    async (fault, result, amount, currency, minor, real) => {
      terminal.faultNext(fault);
      const { body } = await pay(terminal, 'S1');
      expect(body.PaymentResult.AmountsResp).toEqual({ AuthorizedAmount: amount, Currency: currency });
      expect(terminal.ledger()[0]).toMatchObject({ amountMinor: minor, currency: real });
      expect((await repeated('S1')).PaymentResult.AmountsResp).toEqual({
        AuthorizedAmount: minor / 100,
        Currency: real,
      });
      expect(body.Response.Result).toBe(result);
    },
  );

  it('is answered with bytes that are not JSON', async () => {
    terminal.faultNext({ kind: 'garbled-answer' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(SyntaxError);
    expect((await repeated('S1')).Response.Result).toBe('Success');
  });

  it('is answered with a blob that was changed on the way', async () => {
    terminal.faultNext({ kind: 'tampered-answer' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(/authentication code|decrypt/);
    expect(terminal.ledger()).toHaveLength(1);
  });

  it('is never answered, on a connection that stays open, and the status knows it', async () => {
    terminal.faultNext({ kind: 'answer-withheld' });
    const body = paymentBody(42.5);
    await expect(
      send(terminal, { category: 'Payment', serviceId: 'S1', body, timeoutMs: 300 }),
    ).rejects.toThrow('in time');
    expect((await repeated('S1')).Response.Result).toBe('Success');
  });

  it('is not found, and charged when nobody waits for it any more', async () => {
    terminal.faultNext({ kind: 'late-charge', afterMs: 60_000 });
    await expect(pay(terminal, 'S1')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
    terminal.release();
    await until(() => terminal.ledger().length === 1);
    expect((await repeated('S1')).Response.Result).toBe('Success');
  });

  it('is charged although the terminal says, now and later, that it was aborted', async () => {
    terminal.faultNext({ kind: 'done-though-denied' });
    expect((await pay(terminal, 'S1')).body.Response.ErrorCondition).toBe('Aborted');
    expect((await repeated('S1')).Response.ErrorCondition).toBe('Aborted');
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
  });

  it('is answered twice on one connection', async () => {
    terminal.faultNext({ kind: 'doubled-answer' });
    expect((await rawPayment('S1')).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(terminal.ledger()).toHaveLength(1);
    terminal.faultNext({ kind: 'doubled-answer' });
    expect((await pay(terminal, 'S2')).body.Response.Result).toBe('Success');
  });

  it('carries the full card number where none may stand', async () => {
    terminal.faultNext({ kind: 'pan-leak' });
    const { body } = await pay(terminal, 'S1');
    const { pan } = TEST_CARDS.contactless;
    expect(body.PaymentResult.PaymentInstrumentData.CardData.MaskedPan).toBe(pan);
    expect(body.PaymentResult.PaymentInstrumentData.CardData.SensitiveCardData.PAN).toBe(pan);
    expect(body.Response.AdditionalResponse).toContain(pan);
    expect(JSON.stringify(body.PaymentReceipt)).toContain(pan);
  });
});

describe('a status question that goes wrong', () => {
  it('stays without answer as often as was set', async () => {
    await pay(terminal, 'S1');
    await terminal.setFaults({ kind: 'status-silent', times: 1 });
    await expect(askStatus(terminal, 'S1', 'Q1', 'Payment', 100)).rejects.toThrow('in time');
    expect((await askStatus(terminal, 'S1', 'Q2')).body.Response.Result).toBe('Success');
    expect(terminal.requests().map(({ ended }) => ended)).toEqual(['answered', 'silent', 'answered']);
  });

  it('does not cut a payment that is under way when it is set', async () => {
    terminal.setCardholder(null);
    const payment = pay(terminal, 'S1');
    await until(() => terminal.display().state === 'present-card');
    await terminal.setFaults({ kind: 'status-silent' });
    terminal.presentCard(TEST_CARDS.contactless);
    expect((await payment).body.Response.Result).toBe('Success');
  });
});

describe('a reversal that goes wrong', () => {
  it('is refused and moves nothing', async () => {
    const { body } = await pay(terminal, 'S1');
    terminal.faultNext({ kind: 'reversal-refused' });
    const answer = await reverse(terminal, 'R1', body.POIData.POITransactionID);
    expect(answer.body.Response.ErrorCondition).toBe('Refusal');
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
  });

  it('loses its answer, and the status of category Reversal knows', async () => {
    const { body } = await pay(terminal, 'S1');
    terminal.faultNext({ kind: 'reversal-answer-lost' });
    await expect(reverse(terminal, 'R1', body.POIData.POITransactionID)).rejects.toThrow(
      /socket hang up|ECONNRESET/,
    );
    expect(terminal.netChargedMinor('T-1')).toBe(0);
    const status = await askStatus(terminal, 'R1', 'Q1', 'Reversal');
    const again = status.body.RepeatedMessageResponse.RepeatedResponseMessageBody.ReversalResponse;
    expect(again).toMatchObject({ Response: { Result: 'Success' }, ReversedAmount: 42.5 });
  });
});

describe('the connection', () => {
  it('is refused while the terminal is offline', async () => {
    await terminal.setFaults({ kind: 'offline' });
    await expect(pay(terminal, 'S1')).rejects.toThrow('ECONNREFUSED');
    await terminal.clearFaults();
    expect((await pay(terminal, 'S1')).body.Response.Result).toBe('Success');
  });

  it.each([
    [{ kind: 'other-ca' } as const, /unable to verify|self-signed|signature/],
    [{ kind: 'other-cn' } as const, /not a terminal/],
  ])('is not trusted with %j', async (fault, message) => {
    await terminal.setFaults(fault);
    await expect(pay(terminal, 'S1')).rejects.toThrow(message);
    expect(terminal.requests()).toEqual([]);
    await terminal.clearFaults();
    expect((await pay(terminal, 'S1')).body.Response.Result).toBe('Success');
  });
});

/** One payment over a bare TLS socket; resolves with every byte that came back. */
function rawPayment(serviceId: string): Promise<string> {
  const header = {
    MessageClass: 'Service',
    MessageCategory: 'Payment',
    MessageType: 'Request',
    ServiceID: serviceId,
    SaleID: SALE_ID,
    POIID: terminal.poiId,
  };
  const plain = { SaleToPOIRequest: { MessageHeader: header, PaymentRequest: paymentBody(1) } };
  const text = JSON.stringify({
    SaleToPOIRequest: { MessageHeader: header, ...encrypt(JSON.stringify(plain)) },
  });
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({
      host: terminal.host,
      port: terminal.port,
      ca: terminal.caPem,
      checkServerIdentity: () => undefined,
    });
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
    });
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
    socket.write(
      `POST /nexo/ HTTP/1.1\r\nHost: terminal\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  });
}
