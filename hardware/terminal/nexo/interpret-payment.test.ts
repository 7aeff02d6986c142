import { describe, expect, it } from 'vitest';
import { containsCardNumber, DeclineReason } from '../../../domain/transaction/index.ts';
import { ErrorCondition } from './answers.ts';
import { PAYMENT_CONDITIONS } from './error-conditions.ts';
import { type Heard, interpretPayment } from './interpret-payment.ts';

const REFERENCE = { saleId: 'kiosk-07', poiId: 'V400m-1', serviceId: 'A1B2C3D4E5' };
const PAN = '5500000000000004';

const asked = (amountMinor = 1234, currency = 'EUR') =>
  ({
    reference: REFERENCE,
    transactionId: 'tx-1',
    amount: { amountMinor, currency },
  }) as const;

/** What a message says, heard as the answer itself or repeated. */
const interpret = (message: unknown, about = asked(), heard: Heard = 'answered') =>
  interpretPayment({ kind: 'answer', message }, about, heard);

type Parts = {
  header?: object;
  response?: object;
  amounts?: object | null;
  card?: object;
  transactionId?: string | null;
  poi?: object | null;
};

/** An approval of 12.34 EUR, changed in one place. */
const answer = ({ header, response, amounts, card, transactionId = 'tx-1', poi }: Parts = {}) => ({
  MessageHeader: {
    MessageClass: 'Service',
    MessageCategory: 'Payment',
    MessageType: 'Response',
    SaleID: 'kiosk-07',
    POIID: 'V400m-1',
    ServiceID: 'A1B2C3D4E5',
    ...header,
  },
  PaymentResponse: {
    Response: { Result: 'Success', ...response },
    ...(transactionId === null ? {} : { SaleData: { SaleTransactionID: { TransactionID: transactionId } } }),
    ...(poi === null
      ? {}
      : {
          POIData: { POITransactionID: poi ?? { TransactionID: 'T-9', TimeStamp: '2026-11-23T08:00:00Z' } },
        }),
    PaymentResult: {
      ...(amounts === null ? {} : { AmountsResp: { Currency: 'EUR', AuthorizedAmount: 12.34, ...amounts } }),
      PaymentInstrumentData: {
        CardData: { PaymentBrand: 'mc', MaskedPan: '550000 **** 0004', SensitiveCardData: { PAN }, ...card },
      },
      PaymentAcquirerData: { ApprovalCode: '123456', MerchantID: 'm' },
    },
    PaymentReceipt: [{ OutputContent: { OutputText: [{ Text: `card=${PAN}` }] } }],
  },
});

const failure = (condition: string | undefined, additional = '') =>
  answer({
    response: { Result: 'Failure', ErrorCondition: condition, AdditionalResponse: additional },
    amounts: null,
  });

describe('an approval', () => {
  it('counts when all of it fits', () => {
    expect(interpret(answer())).toEqual({
      kind: 'approved',
      amount: { amountMinor: 1234, currency: 'EUR' },
      card: { maskedNumber: '•••• 0004', scheme: 'mc', aid: null },
      authorisationCode: '123456',
      terminalTransactionId: 'T-9',
      terminalTime: '2026-11-23T08:00:00Z',
    });
  });

  it.each<[string, Parts, string]>([
    ['of another kiosk', { header: { SaleID: 'kiosk-08' } }, 'wrong-reference'],
    ['of another terminal', { header: { POIID: 'V400m-2' } }, 'wrong-reference'],
    ['of another request', { header: { ServiceID: 'ZZZZZZZZZZ' } }, 'wrong-reference'],
    ['without a request', { header: { ServiceID: undefined } }, 'wrong-reference'],
    ['of another kind', { header: { MessageCategory: 'Reversal' } }, 'wrong-reference'],
    ['of another class', { header: { MessageClass: 'Device' } }, 'wrong-reference'],
    ['of no class', { header: { MessageClass: undefined } }, 'answer-unreadable'],
    ['that is a request', { header: { MessageType: 'Request' } }, 'wrong-reference'],
    ['of another transaction', { transactionId: 'tx-2' }, 'wrong-reference'],
    ['of no transaction', { transactionId: null }, 'wrong-reference'],
    ['of more', { amounts: { AuthorizedAmount: 12.35 } }, 'wrong-amount'],
    ['of less', { amounts: { AuthorizedAmount: 12.33 } }, 'partial-approval'],
    ['of nothing', { amounts: { AuthorizedAmount: 0 } }, 'partial-approval'],
    ['of a fraction of a cent', { amounts: { AuthorizedAmount: 12.340_000_1 } }, 'wrong-amount'],
    ['of a negative amount', { amounts: { AuthorizedAmount: -12.34 } }, 'wrong-amount'],
    ['of an astronomic amount', { amounts: { AuthorizedAmount: 1e21 } }, 'wrong-amount'],
    ['in another currency', { amounts: { Currency: 'USD' } }, 'wrong-currency'],
    ['of an amount in words', { amounts: { AuthorizedAmount: '12.34' } }, 'answer-unreadable'],
    ['without an amount', { amounts: null }, 'answer-unreadable'],
    ['without the terminal’s own id', { poi: null }, 'answer-unreadable'],
    ['called partial', { response: { Result: 'Partial' } }, 'partial-approval'],
    ['with an unheard-of result', { response: { Result: 'Perhaps' } }, 'answer-unreadable'],
  ])('%s is unknown, heard directly or repeated', (_name, parts, reason) => {
    for (const heard of ['answered', 'repeated'] as const) {
      expect(interpret(answer(parts), asked(), heard)).toMatchObject({ kind: 'unknown', reason });
    }
  });

  it('in a currency without minor units with a fraction is unknown', () => {
    const message = answer({ amounts: { Currency: 'JPY', AuthorizedAmount: 500.5 } });
    expect(interpret(message, asked(500, 'JPY'))).toMatchObject({ kind: 'unknown', reason: 'wrong-amount' });
  });

  it.each([null, undefined, 'Success', [], {}, { PaymentResponse: answer().PaymentResponse }])(
    'that is %o is unknown',
    (message) => {
      expect(interpret(message)).toEqual({ kind: 'unknown', reason: 'answer-unreadable' });
    },
  );
});

describe('money that was taken otherwise than asked for', () => {
  const seen = {
    card: { maskedNumber: '•••• 0004', scheme: 'mc', aid: null },
    authorisationCode: '123456',
    terminalTransactionId: 'T-9',
    terminalTime: '2026-11-23T08:00:00Z',
  };

  it.each<[string, Parts, string, number | null, string]>([
    [
      'a part',
      { response: { Result: 'Partial' }, amounts: { AuthorizedAmount: 5 } },
      'partial-approval',
      500,
      'EUR',
    ],
    ['a part called success', { amounts: { AuthorizedAmount: 5 } }, 'partial-approval', 500, 'EUR'],
    ['a part of no amount', { response: { Result: 'Partial' }, amounts: null }, 'partial-approval', null, ''],
    ['the whole called a part', { response: { Result: 'Partial' } }, 'partial-approval', 1234, 'EUR'],
    ['more', { amounts: { AuthorizedAmount: 13.34 } }, 'wrong-amount', 1334, 'EUR'],
    ['no readable amount', { amounts: { AuthorizedAmount: 1.005 } }, 'wrong-amount', null, ''],
    ['an amount in words', { amounts: { AuthorizedAmount: 'all' } }, 'answer-unreadable', null, ''],
    ['another currency', { amounts: { Currency: 'USD' } }, 'wrong-currency', 1234, 'USD'],
    [
      'another currency, with cents that it has not',
      { amounts: { Currency: 'JPY' } },
      'wrong-currency',
      null,
      '',
    ],
    ['a currency that is none', { amounts: { Currency: 'euro' } }, 'wrong-currency', null, ''],
  ])('%s is reported with all that a clerk needs', (_name, parts, reason, amountMinor, currency) => {
    for (const heard of ['answered', 'repeated'] as const) {
      expect(interpret(answer(parts), asked(), heard)).toEqual({
        kind: 'unknown',
        reason,
        seen: { ...seen, amount: amountMinor === null ? null : { amountMinor, currency } },
      });
    }
  });

  it('of which the terminal gives no id is reported without one', () => {
    expect(interpret(answer({ poi: null }))).toEqual({
      kind: 'unknown',
      reason: 'answer-unreadable',
      seen: {
        ...seen,
        amount: { amountMinor: 1234, currency: 'EUR' },
        terminalTransactionId: null,
        terminalTime: null,
      },
    });
  });

  it('for somebody else’s request or transaction is not passed on: it is not ours', () => {
    for (const parts of [{ header: { ServiceID: 'ZZZZZZZZZZ' } }, { transactionId: 'tx-2' }]) {
      const message = answer({ ...parts, amounts: { AuthorizedAmount: 5 } });
      expect(interpret(message)).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
    }
  });

  it('carries no card number, wherever the terminal puts it', () => {
    const outcome = interpret(
      answer({
        amounts: { AuthorizedAmount: 5 },
        card: { PaymentBrand: PAN, MaskedPan: PAN },
        poi: { TransactionID: `T ${PAN}`, TimeStamp: PAN },
        response: { AdditionalResponse: `AID=${PAN}` },
      }),
    );
    expect(outcome).toMatchObject({ seen: { terminalTransactionId: null, terminalTime: null } });
    expect(containsCardNumber(JSON.stringify(outcome))).toBe(false);
  });
});

describe('a failure', () => {
  it('has a verdict for every condition, and none approves', () => {
    for (const condition of ErrorCondition.options) {
      for (const heard of ['answered', 'repeated'] as const) {
        const outcome = interpret(failure(condition), asked(), heard);
        const verdict = PAYMENT_CONDITIONS[condition][heard];
        expect(outcome).toEqual(
          verdict === 'ask'
            ? { kind: 'unknown', reason: 'no-answer' }
            : { kind: 'declined', reason: DeclineReason.parse(verdict) },
        );
      }
    }
  });

  it.each(['InProgress', 'NotFound'])('%s never proves that no money moved', (condition) => {
    for (const heard of ['answered', 'repeated'] as const) {
      expect(interpret(failure(condition), asked(), heard).kind).toBe('unknown');
    }
  });

  it.each(['UnreachableHost', 'DeviceOut', 'UnavailableDevice'])(
    '%s is believed only when repeated',
    (condition) => {
      expect(interpret(failure(condition)).kind).toBe('unknown');
      expect(interpret(failure(condition), asked(), 'repeated')).toEqual({
        kind: 'declined',
        reason: 'terminal-unavailable',
      });
    },
  );

  it('Busy with our own request is unknown, with another’s it is declined', () => {
    const own = failure('Busy', 'serviceId=A1B2C3D4E5&message=in+progress');
    expect(interpret(own).kind).toBe('unknown');
    const wrapped = Buffer.from(JSON.stringify({ serviceId: 'A1B2C3D4E5' })).toString('base64');
    expect(interpret(failure('Busy', wrapped)).kind).toBe('unknown');
    expect(interpret(failure('Busy', 'serviceId=FOREIGN'))).toEqual({
      kind: 'declined',
      reason: 'terminal-busy',
    });
  });

  it.each([undefined, 'Exploded', ''])('with the condition %o is unknown', (condition) => {
    expect(interpret(failure(condition))).toEqual({
      kind: 'unknown',
      reason: 'answer-unreadable',
    });
  });

  it('of another transaction is unknown', () => {
    const message = answer({
      transactionId: 'tx-2',
      response: { Result: 'Failure', ErrorCondition: 'Refusal' },
    });
    expect(interpret(message)).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
  });
});

describe('card data in an approval', () => {
  it.each([PAN, '5500 0000 0000 0004', '550000******0004', '************0004', '0004'])(
    'the number %s is masked to its end',
    (pan) => {
      const outcome = interpret(answer({ card: { MaskedPan: pan } }));
      expect(outcome).toMatchObject({ card: { maskedNumber: '•••• 0004' } });
    },
  );

  it.each(['', '****', '12', '5500-XXXX'])('of the number %o nothing is shown that is not its end', (pan) => {
    const outcome = interpret(answer({ card: { MaskedPan: pan } }));
    expect(outcome).toMatchObject({ card: { maskedNumber: '••••' } });
  });

  it.each([PAN, `mc ${PAN}`, 'mc 5500 0000 0000 0004'])(
    '%s is dropped wherever else the terminal puts it',
    (brand) => {
      const message = answer({
        card: { PaymentBrand: brand, MaskedPan: PAN },
        response: { AdditionalResponse: `AID=${PAN}&pan=${PAN}` },
      });
      const leaking = { ...message, PaymentResponse: { ...message.PaymentResponse } };
      leaking.PaymentResponse.PaymentResult.PaymentAcquirerData.ApprovalCode = PAN;
      const outcome = interpret(leaking);
      expect(outcome.kind).toBe('approved');
      expect(containsCardNumber(JSON.stringify(outcome))).toBe(false);
      expect(JSON.stringify(outcome)).not.toContain(PAN);
    },
  );

  it('keeps the application id, however the terminal wraps it', () => {
    const wrapped = Buffer.from(JSON.stringify({ additionalData: { AID: 'A0000000041010' } })).toString(
      'base64',
    );
    for (const additional of ['tid=1&AID=A0000000041010', wrapped]) {
      const outcome = interpret(answer({ response: { AdditionalResponse: additional } }));
      expect(outcome).toMatchObject({ card: { aid: 'A0000000041010' } });
    }
  });
});
