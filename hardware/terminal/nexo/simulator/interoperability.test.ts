import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ClientModule from '@adyen/api-library/lib/src/client.js';
import LocalModule from '@adyen/api-library/lib/src/services/terminalLocalAPI.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './index.ts';
import { type Json, KEY, paymentBody } from './test-client.ts';

/** The terminal maker's own client, over its own fixed port: what the whole simulator has to agree with. */
const Client = (ClientModule as Json).default ?? ClientModule;
const TerminalLocalAPI = (LocalModule as Json).default ?? LocalModule;

let folder: string;
let terminal: TerminalSimulator;
let api: Json;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  terminal = await startTerminalSimulator({
    host: '127.0.43.5',
    key: KEY,
    times: { authorisationMs: 2, resultMs: 10 },
    cardholder: { card: TEST_CARDS.chipAndPin, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 },
  });
  const certificatePath = join(folder, 'root.pem');
  writeFileSync(certificatePath, terminal.caPem);
  api = new TerminalLocalAPI(
    new Client({
      apiKey: 'none',
      environment: 'TEST',
      certificatePath,
      terminalApiLocalEndpoint: 'https://127.0.43.5',
      connectionTimeoutMillis: 5_000,
    }),
  );
});
afterEach(async () => {
  await terminal.close();
  rmSync(folder, { recursive: true });
});

const ask = (MessageCategory: string, ServiceID: string, body: Json) =>
  api.request(
    {
      SaleToPOIRequest: {
        MessageHeader: {
          ProtocolVersion: '3.0',
          MessageClass: 'Service',
          MessageType: 'Request',
          MessageCategory,
          ServiceID,
          SaleID: 'kiosk-07',
          POIID: terminal.poiId,
        },
        [`${MessageCategory}Request`]: body,
      },
    },
    {
      AdyenCryptoVersion: 1,
      KeyIdentifier: KEY.identifier,
      KeyVersion: KEY.version,
      Passphrase: KEY.passphrase,
    },
  );

it('the terminal maker’s client pays, asks for the status, reverses, aborts and diagnoses', async () => {
  const paid = (await ask('Payment', 'S1', paymentBody(12.34))).SaleToPOIResponse;
  expect(paid.MessageHeader.ServiceID).toBe('S1');
  expect(paid.PaymentResponse.Response.Result).toBe('Success');
  expect(paid.PaymentResponse.PaymentResult.AmountsResp.AuthorizedAmount).toBe(12.34);
  const MessageReference = { MessageCategory: 'Payment', ServiceID: 'S1', SaleID: 'kiosk-07' };
  const status = (await ask('TransactionStatus', 'Q1', { MessageReference })).SaleToPOIResponse;
  const again =
    status.TransactionStatusResponse.RepeatedMessageResponse.RepeatedResponseMessageBody.PaymentResponse;
  expect(again).toEqual(paid.PaymentResponse);
  const { POITransactionID } = paid.PaymentResponse.POIData;
  const reversal = { OriginalPOITransaction: { POITransactionID }, ReversalReason: 'MerchantCancel' };
  const reversed = (await ask('Reversal', 'R1', reversal)).SaleToPOIResponse;
  expect(reversed.ReversalResponse.Response.Result).toBe('Success');
  expect(await ask('Abort', 'A1', { AbortReason: 'MerchantAbort', MessageReference })).toEqual({});
  const diagnosis = (await ask('Diagnosis', 'D1', { HostDiagnosisFlag: true })).SaleToPOIResponse;
  expect(diagnosis.DiagnosisResponse.HostStatus[0].IsReachableFlag).toBe(true);
  expect(terminal.netChargedMinor('T-1')).toBe(0);
});

it('the terminal maker’s client trusts neither another authority nor another name', async () => {
  await terminal.setFaults({ kind: 'other-ca' });
  await expect(ask('Payment', 'S1', paymentBody(1))).rejects.toThrow(
    /unable to verify|self-signed|signature/,
  );
  await terminal.setFaults({ kind: 'other-cn' });
  await expect(ask('Payment', 'S2', paymentBody(1))).rejects.toThrow(/verify certificate/);
  expect(terminal.requests()).toEqual([]);
});
