import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './index.ts';
import { askStatus, KEY, pay, reverse, send, until } from './test-client.ts';

let folder: string;
let terminal: TerminalSimulator;

const start = () =>
  startTerminalSimulator({
    host: '127.0.43.3',
    port: 0,
    key: KEY,
    dataDir: join(folder, 'data'),
    certificateDir: join(folder, 'certificates'),
    times: { authorisationMs: 2, resultMs: 10 },
    cardholder: { card: TEST_CARDS.contactless, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 },
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  terminal = await start();
});
afterEach(async () => {
  await terminal.close();
  rmSync(folder, { recursive: true });
});

const CUT = /socket hang up|ECONNRESET/;

describe('a terminal that loses power', () => {
  it('before the bank is asked has taken nothing, and says aborted when it is back', async () => {
    terminal.faultNext({ kind: 'power-loss', at: 'before-authorisation' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(CUT);
    expect(terminal.state().power).toBe('off');
    await until(() => !terminal.state().listening);
    await expect(askStatus(terminal, 'S1', 'Q1')).rejects.toThrow('ECONNREFUSED');
    await terminal.powerOn();
    expect(terminal.ledger()).toEqual([]);
    const { body } = await askStatus(terminal, 'S1', 'Q2');
    expect(
      body.RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse.Response.ErrorCondition,
    ).toBe('Aborted');
    expect((await pay(terminal, 'S2')).body.Response.Result).toBe('Success');
  });

  it('after the bank approved remembers the payment when it is back', async () => {
    terminal.faultNext({ kind: 'power-loss', at: 'after-authorisation' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(CUT);
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
    await terminal.powerOn();
    const { body } = await askStatus(terminal, 'S1', 'Q1');
    const again = body.RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse;
    expect(again.PaymentResult.AmountsResp).toEqual({ Currency: 'EUR', AuthorizedAmount: 42.5 });
    expect(again.POIData.POITransactionID.TransactionID).toBe(terminal.ledger()[0]!.terminalTransactionId);
    expect((await askStatus(terminal, 'S9', 'Q2')).body.Response.ErrorCondition).toBe('NotFound');
  });

  it('and its memory knows nothing of the payment, but its totals do', async () => {
    terminal.faultNext({ kind: 'power-loss', at: 'after-authorisation', memory: 'lost' });
    await expect(pay(terminal, 'S1')).rejects.toThrow(CUT);
    await terminal.powerOn();
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
    expect(terminal.totals().groups).toMatchObject([{ payments: { count: 1, amount: '42.50' } }]);
  });

  it('by hand loses its memory when told so, with its file', async () => {
    await pay(terminal, 'S1');
    await terminal.powerOff('lost');
    expect(readFileSync(join(folder, 'data', 'terminal.jsonl'), 'utf8')).toBe('');
    await terminal.powerOn();
    expect((await askStatus(terminal, 'S1', 'Q1')).body.Response.ErrorCondition).toBe('NotFound');
    await pay(terminal, 'S2');
    expect((await askStatus(terminal, 'S2', 'Q2')).body.Response.Result).toBe('Success');
  });

  it('in the middle of a reversal knows afterwards that it happened', async () => {
    const { body } = await pay(terminal, 'S1');
    terminal.faultNextReversal({ kind: 'power-loss', at: 'after-authorisation' });
    await expect(reverse(terminal, 'R1', body.POIData.POITransactionID)).rejects.toThrow(CUT);
    await terminal.powerOn();
    const status = await askStatus(terminal, 'R1', 'Q1', 'Reversal');
    expect(
      status.body.RepeatedMessageResponse.RepeatedResponseMessageBody.ReversalResponse.ReversedAmount,
    ).toBe(42.5);
    expect(terminal.netChargedMinor('T-1')).toBe(0);
  });

  it('in the moment a card is presented shows nothing and charges nothing', async () => {
    terminal.setCardholder(null);
    const payment = pay(terminal, 'S1').catch((error: Error) => error.message);
    await until(() => terminal.display().state === 'present-card');
    terminal.presentCard(TEST_CARDS.chipAndPin);
    await terminal.powerOff();
    expect(await payment).toMatch(CUT);
    expect(terminal.display()).toEqual({ state: 'off', lines: [] });
    expect(terminal.presentCard(TEST_CARDS.contactless)).toBe(false);
    await terminal.powerOn();
    expect(terminal.display().state).toBe('idle');
    expect(terminal.ledger()).toEqual([]);
  });
});

describe('a terminal whose process is started anew', () => {
  it('has its transactions, the books and its certificate authority as before', async () => {
    const first = await pay(terminal, 'S1');
    const { caPem } = terminal;
    await terminal.close();
    terminal = await start();
    expect(terminal.caPem).toBe(caPem);
    expect(statSync(join(folder, 'certificates', 'ca-key.pem')).mode & 0o077).toBe(0);
    expect(terminal.netChargedMinor('T-1')).toBe(4250);
    expect((await pay(terminal, 'S1')).body).toEqual(first.body);
    expect(terminal.ledger()).toHaveLength(1);
  });

  it('has its reconciliation periods as before', async () => {
    await pay(terminal, 'S1');
    const body = { ReconciliationType: 'SaleReconciliation' };
    await send(terminal, { category: 'Reconciliation', serviceId: 'R1', body });
    await terminal.close();
    terminal = await start();
    expect(terminal.totals()).toEqual({ periodId: '1001', groups: [] });
    const previous = { ReconciliationType: 'PreviousReconciliation', POIReconciliationID: '1000' };
    const answer = await send(terminal, { category: 'Reconciliation', serviceId: 'R2', body: previous });
    expect(answer.body.TransactionTotals).toEqual([
      {
        PaymentInstrumentType: 'Card',
        PaymentCurrency: 'EUR',
        PaymentTotals: [{ TransactionType: 'Debit', TransactionCount: 1, TransactionAmount: 42.5 }],
      },
    ]);
  });

  it('drops a line that was torn by the power loss, and goes on', async () => {
    await pay(terminal, 'S1');
    await terminal.close();
    const file = join(folder, 'data', 'terminal.jsonl');
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"kind":"recei');
    terminal = await start();
    expect(readFileSync(file, 'utf8')).toBe(whole);
    await pay(terminal, 'S2');
    expect(terminal.ledger()).toHaveLength(2);
  });

  it('refuses to guess when its books are damaged', async () => {
    await pay(terminal, 'S1');
    await terminal.close();
    appendFileSync(join(folder, 'data', 'acquirer.jsonl'), '{"kind":"gift"}\n');
    await expect(start()).rejects.toThrow();
  });
});
