import { describe, expect, it } from 'vitest';
import { ErrorCondition } from './answers.ts';
import { judgeDiagnosis } from './judge-diagnosis.ts';
import { judgeReversal } from './judge-reversal.ts';
import { judgeStatus } from './judge-status.ts';

const ABOUT = { saleId: 'kiosk-07', poiId: 'V400m-1', serviceId: 'PAYMENT001' };
const QUESTION = { ...ABOUT, serviceId: 'QUESTION01' };

const header = (category: string, serviceId: string) => ({
  MessageCategory: category,
  MessageType: 'Response',
  SaleID: ABOUT.saleId,
  POIID: ABOUT.poiId,
  ServiceID: serviceId,
});

describe('the answer to a status question', () => {
  const status = (response: object, more: object = {}, serviceId = QUESTION.serviceId) => ({
    MessageHeader: header('TransactionStatus', serviceId),
    TransactionStatusResponse: { Response: response, ...more },
  });
  const judge = (message: unknown) => judgeStatus(message, QUESTION, ABOUT, 'Payment');
  const notFound = { Result: 'Failure', ErrorCondition: 'NotFound' };

  it('hands out the original answer under its original header', () => {
    const original = header('Payment', ABOUT.serviceId);
    const body = { PaymentResponse: { Response: { Result: 'Success' } }, MessageHeader: { forged: true } };
    const repeated = { MessageHeader: original, RepeatedResponseMessageBody: body };
    expect(judge(status({ Result: 'Success' }, { RepeatedMessageResponse: repeated }))).toEqual({
      kind: 'repeated',
      message: { PaymentResponse: body.PaymentResponse, MessageHeader: original },
    });
  });

  it('tells in-progress and not-found apart', () => {
    expect(judge(status(notFound))).toEqual({ kind: 'not-found' });
    expect(judge(status({ Result: 'Failure', ErrorCondition: 'InProgress' }))).toEqual({
      kind: 'in-progress',
    });
  });

  it.each([
    { ServiceID: 'OTHER00001' },
    { SaleID: 'kiosk-08' },
    { POIID: 'V400m-2' },
    { MessageCategory: 'Reversal' },
  ])('about something else (%o) says nothing about this', (other) => {
    const named = {
      MessageCategory: 'Payment',
      SaleID: ABOUT.saleId,
      POIID: ABOUT.poiId,
      ServiceID: ABOUT.serviceId,
    };
    expect(judge(status(notFound, { MessageReference: named })).kind).toBe('not-found');
    expect(judge(status(notFound, { MessageReference: { ...named, ...other } })).kind).toBe(
      'wrong-reference',
    );
  });

  it('to another question says nothing', () => {
    expect(judge(status(notFound, {}, 'QUESTION99')).kind).toBe('wrong-reference');
  });

  it.each(ErrorCondition.exclude(['NotFound', 'InProgress']).options)(
    'that fails with %s is no answer',
    (condition) => {
      expect(judge(status({ Result: 'Failure', ErrorCondition: condition })).kind).toBe('no-answer');
    },
  );

  it.each([null, {}, status({ Result: 'Success' })])('without an original (%#) is unreadable', (message) => {
    expect(judge(message).kind).toBe('unreadable');
  });
});

describe('the answer to a reversal', () => {
  const reversal = (response: object, more: object = {}) => ({
    MessageHeader: header('Reversal', ABOUT.serviceId),
    ReversalResponse: { Response: response, ...more },
  });
  const amount = { amountMinor: 1234, currency: 'EUR' };
  const judge = (message: unknown, heard: 'answered' | 'repeated' = 'answered') =>
    judgeReversal(message, { reference: ABOUT, amount, heard });

  it('is reversed when all of the money went back', () => {
    expect(judge(reversal({ Result: 'Success' }))).toEqual({ kind: 'reversed' });
    expect(judge(reversal({ Result: 'Success' }, { ReversedAmount: 12.34 }))).toEqual({ kind: 'reversed' });
  });

  it.each([
    reversal({ Result: 'Success' }, { ReversedAmount: 12.33 }),
    reversal({ Result: 'Partial' }),
    reversal({ Result: 'Failure' }),
    { ...reversal({ Result: 'Success' }), MessageHeader: header('Reversal', 'OTHER00001') },
    { ...reversal({ Result: 'Success' }), MessageHeader: header('Payment', ABOUT.serviceId) },
    null,
  ])('that does not fit (%#) is unknown', (message) => {
    expect(judge(message)).toEqual({ kind: 'unknown' });
  });

  it('that was cut off is refused only when the terminal repeats it', () => {
    const cut = reversal({ Result: 'Failure', ErrorCondition: 'UnreachableHost' });
    expect(judge(cut)).toEqual({ kind: 'unknown' });
    expect(judge(cut, 'repeated')).toEqual({ kind: 'refused', reason: 'UnreachableHost' });
    const running = reversal({ Result: 'Failure', ErrorCondition: 'InProgress' });
    expect(judge(running, 'repeated')).toEqual({ kind: 'unknown' });
  });
});

describe('the answer to a diagnosis', () => {
  const diagnosis = (response: object, more: object = {}) => ({
    MessageHeader: header('Diagnosis', QUESTION.serviceId),
    DiagnosisResponse: { Response: response, ...more },
  });
  const ok = { Result: 'Success' };

  it.each([
    [{}, { connection: 'online', host: 'unknown' }],
    [{ HostStatus: [{ IsReachableFlag: true }] }, { connection: 'online', host: 'reachable' }],
    [{ HostStatus: [{ IsReachableFlag: false }] }, { connection: 'online', host: 'unreachable' }],
    [{ POIStatus: { CommunicationOKFlag: false } }, { connection: 'online', host: 'unreachable' }],
    [{ POIStatus: { GlobalStatus: 'Maintenance' } }, { connection: 'offline', host: 'unknown' }],
    [{ POIStatus: { GlobalStatus: 'Busy' } }, { connection: 'online', host: 'unknown' }],
  ])('%o means %o', (more, status) => {
    expect(judgeDiagnosis(diagnosis(ok, more), QUESTION)).toEqual(status);
  });

  it('tells logged-out and busy from broken', () => {
    const failed = (condition: string) =>
      judgeDiagnosis(diagnosis({ Result: 'Failure', ErrorCondition: condition }), QUESTION);
    expect(failed('LoggedOut')).toBe('logged-out');
    expect(failed('Busy')).toBe('busy');
    expect(failed('UnavailableService')).toEqual({ connection: 'offline', host: 'unknown' });
    expect(judgeDiagnosis(diagnosis(ok), ABOUT)).toEqual({ connection: 'offline', host: 'unknown' });
  });
});
