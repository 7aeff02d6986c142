import { describe, expect, it } from 'vitest';
import { ErrorCondition } from './answers.ts';
import { interpretAbort } from './interpret-abort.ts';
import { interpretDiagnosis } from './interpret-diagnosis.ts';
import { interpretLogin } from './interpret-login.ts';
import { interpretReversal } from './interpret-reversal.ts';
import { interpretStatus } from './interpret-status.ts';
import { interpretReconciliation, interpretTotals } from './interpret-totals.ts';

const ABOUT = { saleId: 'kiosk-07', poiId: 'V400m-1', serviceId: 'PAYMENT001' };
const QUESTION = { ...ABOUT, serviceId: 'QUESTION01' };

const heard = (message: unknown) => ({ kind: 'answer', message }) as const;

const header = (category: string, serviceId: string) => ({
  MessageClass: 'Service',
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
  const interpret = (message: unknown) => interpretStatus(heard(message), QUESTION, ABOUT, 'Payment');
  const notFound = { Result: 'Failure', ErrorCondition: 'NotFound' };

  it('hands out the original answer under its original header', () => {
    const original = header('Payment', ABOUT.serviceId);
    const body = { PaymentResponse: { Response: { Result: 'Success' } }, MessageHeader: { forged: true } };
    const repeated = { MessageHeader: original, RepeatedResponseMessageBody: body };
    expect(interpret(status({ Result: 'Success' }, { RepeatedMessageResponse: repeated }))).toEqual({
      kind: 'repeated',
      result: heard({ PaymentResponse: body.PaymentResponse, MessageHeader: original }),
    });
  });

  it('tells in-progress and not-found apart', () => {
    expect(interpret(status(notFound))).toEqual({ kind: 'not-found' });
    expect(interpret(status({ Result: 'Failure', ErrorCondition: 'InProgress' }))).toEqual({
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
    expect(interpret(status(notFound, { MessageReference: named })).kind).toBe('not-found');
    expect(interpret(status(notFound, { MessageReference: { ...named, ...other } })).kind).toBe(
      'wrong-reference',
    );
  });

  it('to another question says nothing', () => {
    expect(interpret(status(notFound, {}, 'QUESTION99')).kind).toBe('wrong-reference');
  });

  it.each(ErrorCondition.exclude(['NotFound', 'InProgress']).options)(
    'that fails with %s is no answer',
    (condition) => {
      expect(interpret(status({ Result: 'Failure', ErrorCondition: condition })).kind).toBe('no-answer');
    },
  );

  it.each([null, {}, status({ Result: 'Success' })])('without an original (%#) is unreadable', (message) => {
    expect(interpret(message).kind).toBe('unreadable');
  });
});

describe('the answer to a reversal', () => {
  const reversal = (response: object, more: object = {}) => ({
    MessageHeader: header('Reversal', ABOUT.serviceId),
    ReversalResponse: { Response: response, ...more },
  });
  const amount = { amountMinor: 1234, currency: 'EUR' };
  const asked = { reference: ABOUT, transactionId: 'tx-1', terminalTransactionId: 'T-9', amount };
  const interpret = (message: unknown) => interpretReversal(heard(message), asked);
  const original = (id: string) => ({ OriginalPOITransaction: { POITransactionID: { TransactionID: id } } });

  it('is reversed when all of the money went back', () => {
    expect(interpret(reversal({ Result: 'Success' }))).toEqual({ kind: 'reversed' });
    expect(interpret(reversal({ Result: 'Success' }, { ReversedAmount: 12.34 }))).toEqual({
      kind: 'reversed',
    });
    expect(interpret(reversal({ Result: 'Success' }, original('T-9')))).toEqual({ kind: 'reversed' });
  });

  it.each([
    ['Success', { ReversedAmount: 5.74 }, 574],
    ['Success', { ReversedAmount: 0 }, 0],
    ['Partial', { ReversedAmount: 5.74 }, 574],
    ['Partial', {}, null],
  ])('%s of %o is a part', (Result, more, amountMinor) => {
    const reversed = amountMinor === null ? null : { amountMinor, currency: 'EUR' };
    expect(interpret(reversal({ Result }, more))).toEqual({ kind: 'partial', reversed });
  });

  it.each([
    reversal({ Result: 'Success' }, { ReversedAmount: 12.35 }),
    reversal({ Result: 'Success' }, { ReversedAmount: 5.741 }),
    reversal({ Result: 'Success' }, { ReversedAmount: '12.34' }),
    reversal({ Result: 'Success' }, { ReversedAmount: -12.34 }),
    reversal({ Result: 'Success', AdditionalResponse: 'currency=USD' }, { ReversedAmount: 12.34 }),
    reversal({ Result: 'Success' }, original('T-8')),
    reversal({ Result: 'Success' }, { SaleData: { SaleTransactionID: { TransactionID: 'tx-2' } } }),
    reversal({ Result: 'Partial' }, { ReversedAmount: 12.34 }),
    reversal({ Result: 'Failure' }),
    reversal({ Result: 'Failure', ErrorCondition: 'NotAllowed' }, original('T-8')),
    { ...reversal({ Result: 'Success' }), MessageHeader: header('Reversal', 'OTHER00001') },
    { ...reversal({ Result: 'Success' }), MessageHeader: header('Payment', ABOUT.serviceId) },
    null,
  ])('that does not fit (%#) is unknown', (message) => {
    expect(interpret(message)).toEqual({ kind: 'unknown' });
  });

  it.each(['Aborted', 'InProgress', 'UnreachableHost', 'DeviceOut', 'UnavailableDevice'])(
    'that failed with %s leaves it open whether the money went back',
    (ErrorCondition) => {
      expect(interpret(reversal({ Result: 'Failure', ErrorCondition }))).toEqual({ kind: 'unknown' });
    },
  );

  it.each(['NotAllowed', 'NotFound', 'Refusal', 'LoggedOut', 'Busy'])(
    'that failed with %s is refused',
    (why) => {
      const failed = reversal({ Result: 'Failure', ErrorCondition: why });
      expect(interpret(failed)).toEqual({ kind: 'refused', reason: why });
    },
  );

  it('that failed because it is being worked on itself is unknown', () => {
    const busy = { Result: 'Failure', ErrorCondition: 'Busy', AdditionalResponse: 'serviceId=PAYMENT001' };
    expect(interpret(reversal(busy))).toEqual({ kind: 'unknown' });
  });

  it('that never left is refused, and one without an answer is unknown', () => {
    expect(interpretReversal({ kind: 'not-sent' }, asked)).toEqual({ kind: 'refused', reason: 'not-sent' });
    for (const kind of ['empty', 'no-answer', 'unreadable'] as const)
      expect(interpretReversal({ kind }, asked)).toEqual({ kind: 'unknown' });
  });
});

describe('the terminal’s totals', () => {
  const group = (
    currency: string,
    movements: readonly (readonly [string, number, number])[],
    more: object = {},
  ) => ({
    PaymentInstrumentType: 'Card',
    PaymentCurrency: currency,
    PaymentTotals: movements.map(([TransactionType, TransactionCount, TransactionAmount]) => ({
      TransactionType,
      TransactionCount,
      TransactionAmount,
    })),
    ...more,
  });
  const totals = (groups: unknown, more: object = {}, response: object = { Result: 'Success' }) => ({
    MessageHeader: header('GetTotals', QUESTION.serviceId),
    GetTotalsResponse: {
      Response: response,
      POIReconciliationID: '1000',
      TransactionTotals: groups,
      ...more,
    },
  });
  const interpret = (message: unknown) => interpretTotals(heard(message), QUESTION);

  it('are added up for each currency, exactly', () => {
    const groups = [
      group(
        'EUR',
        [
          ['Debit', 2, 30.1],
          ['ReverseDebit', 1, 10.05],
        ],
        { CardBrand: 'visa' },
      ),
      group('EUR', [
        ['Debit', 1, 0.29],
        ['Credit', 1, 0.01],
        ['Declined', 4, 99.99],
        ['Failed', 1, 0],
      ]),
      group('JPY', [['Debit', 1, 500]]),
      { PaymentInstrumentType: 'Card' },
    ];
    expect(interpret(totals(groups))).toEqual({
      kind: 'totals',
      periodId: '1000',
      totals: [
        { currency: 'EUR', payments: { count: 3, sumMinor: 3039 }, reversals: { count: 2, sumMinor: 1006 } },
        { currency: 'JPY', payments: { count: 1, sumMinor: 500 }, reversals: { count: 0, sumMinor: 0 } },
      ],
    });
  });

  it('of a period in which nothing happened are empty', () => {
    const empty = { kind: 'totals', periodId: '1000', totals: [] };
    expect(interpret(totals(undefined))).toEqual(empty);
    expect(interpret(totals([], { POIReconciliationID: 1000 }))).toEqual(empty);
  });

  it.each([
    totals([group('EUR', [['Debit', 1, 1.005]])]),
    totals([group('EUR', [['Debit', 1, 0.1 + 0.2]])]),
    totals([group('EUR', [['Debit', 1.5, 1]])]),
    totals([group('EUR', [['Debit', -1, 1]])]),
    totals([group('EUR', [['Debit', 1, -1]])]),
    totals([group('euro', [['Debit', 1, 1]])]),
    totals([group('EUR', [['OneTimeReservation', 1, 1]])]),
    totals([group('EUR', [['constructor', 1, 1]])]),
    totals([{ ...group('EUR', [['Debit', 1, 1]]), PaymentCurrency: undefined }]),
    totals([group('EUR', [['Debit', 1, 1]], { ErrorCondition: 'UnreachableHost' })]),
    totals([group('EUR', [['Debit', 1, 1]], { SaleID: 'kiosk-08' })]),
    totals([group('EUR', [['Debit', 1, 1]], { POIID: 'V400m-2' })]),
    totals([], { POIReconciliationID: undefined }),
    totals([], {}, { Result: 'Partial' }),
    totals('none'),
    { ...totals([]), MessageHeader: header('GetTotals', 'OTHER00001') },
    { ...totals([]), MessageHeader: header('Reconciliation', QUESTION.serviceId) },
    null,
  ])('that cannot be read or do not fit (%#) say nothing', (message) => {
    expect(interpret(message)).toEqual({ kind: 'no-answer' });
  });

  it.each([
    ['NotAllowed', 'unsupported'],
    ['UnavailableService', 'unsupported'],
    ['MessageFormat', 'unsupported'],
    ['NotFound', 'unsupported'],
    ['Busy', 'no-answer'],
    ['LoggedOut', 'no-answer'],
    ['UnreachableHost', 'no-answer'],
  ])('refused with %s are %s', (ErrorCondition, kind) => {
    expect(interpret(totals(undefined, {}, { Result: 'Failure', ErrorCondition }))).toEqual({ kind });
  });

  const reconciliation = (more: object) => ({
    MessageHeader: header('Reconciliation', QUESTION.serviceId),
    ReconciliationResponse: {
      Response: { Result: 'Success' },
      TransactionTotals: [group('EUR', [['Debit', 1, 12.34]])],
      ...more,
    },
  });
  const judgePeriod = (more: object, asked: { type: string; periodId?: string }) =>
    interpretReconciliation(heard(reconciliation(more)), QUESTION, asked);
  const closing = { type: 'SaleReconciliation' };
  const earlier = { type: 'PreviousReconciliation', periodId: '1000' };

  it('of a closed period name it; those of an earlier one are taken only for the one asked for', () => {
    const closed = { ReconciliationType: 'SaleReconciliation', POIReconciliationID: '1000' };
    expect(judgePeriod(closed, closing)).toMatchObject({ kind: 'totals', periodId: '1000' });
    const previous = { ReconciliationType: 'PreviousReconciliation', POIReconciliationID: '1000' };
    expect(judgePeriod(previous, earlier)).toMatchObject({ kind: 'totals', periodId: '1000' });
    expect(judgePeriod({ ReconciliationType: 'PreviousReconciliation' }, earlier)).toMatchObject({
      periodId: '1000',
    });
    expect(judgePeriod({ ...previous, POIReconciliationID: '999' }, earlier)).toEqual({ kind: 'no-answer' });
    expect(judgePeriod(closed, earlier)).toEqual({ kind: 'no-answer' });
    expect(judgePeriod({ ReconciliationType: 'SaleReconciliation' }, closing)).toEqual({ kind: 'no-answer' });
  });
});

describe('the answer to a login', () => {
  const login = (response: object, serviceId = QUESTION.serviceId) =>
    heard({ MessageHeader: header('Login', serviceId), LoginResponse: { Response: response } });

  it('lets the kiosk work, also when the terminal knows no logins, but only when it is one', () => {
    expect(interpretLogin(login({ Result: 'Success' }), QUESTION)).toBe(true);
    expect(interpretLogin(login({ Result: 'Failure', ErrorCondition: 'NotAllowed' }), QUESTION)).toBe(true);
    expect(interpretLogin(login({ Result: 'Success' }, 'OTHER00001'), QUESTION)).toBe(false);
    expect(interpretLogin({ kind: 'no-answer' }, QUESTION)).toBe(false);
  });
});

describe('the answer to an abort', () => {
  it('is empty when the terminal took it; anything else is checked', () => {
    const abort = (serviceId: string, response?: object) =>
      heard({
        MessageHeader: header('Abort', serviceId),
        ...(response ? { AbortResponse: { Response: response } } : {}),
      });
    expect(interpretAbort({ kind: 'empty' }, QUESTION)).toBe('taken');
    expect(interpretAbort(abort(QUESTION.serviceId), QUESTION)).toBe('taken');
    expect(interpretAbort(abort(QUESTION.serviceId, { Result: 'Failure' }), QUESTION)).toBe('not-taken');
    expect(interpretAbort(abort('OTHER00001'), QUESTION)).toBe('not-taken');
    expect(interpretAbort({ kind: 'no-answer' }, QUESTION)).toBe('not-taken');
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
    expect(interpretDiagnosis(heard(diagnosis(ok, more)), QUESTION)).toEqual(status);
  });

  it('tells logged-out and busy from broken', () => {
    const failed = (condition: string) =>
      interpretDiagnosis(heard(diagnosis({ Result: 'Failure', ErrorCondition: condition })), QUESTION);
    expect(failed('LoggedOut')).toBe('logged-out');
    expect(failed('Busy')).toBe('busy');
    expect(failed('UnavailableService')).toEqual({ connection: 'offline', host: 'unknown' });
    expect(interpretDiagnosis(heard(diagnosis(ok)), ABOUT)).toEqual({
      connection: 'offline',
      host: 'unknown',
    });
  });
});
