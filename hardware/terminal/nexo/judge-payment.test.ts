import { describe, expect, it } from 'vitest';
import { containsCardNumber, DeclineReason } from '../../../domain/transaction/index.ts';
import { ErrorCondition } from './answers.ts';
import { PAYMENT_CONDITIONS } from './error-conditions.ts';
import { judgePayment } from './judge-payment.ts';

const REFERENCE = { saleId: 'kiosk-07', poiId: 'V400m-1', serviceId: 'A1B2C3D4E5' };
const PAN = '5500000000000004';

const asked = (amountMinor = 1234, currency = 'EUR') =>
  ({
    reference: REFERENCE,
    transactionId: 'tx-1',
    amount: { amountMinor, currency },
    heard: 'answered',
  }) as const;

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
    expect(judgePayment(answer(), asked())).toEqual({
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
    ['that is a request', { header: { MessageType: 'Request' } }, 'wrong-reference'],
    ['of another transaction', { transactionId: 'tx-2' }, 'wrong-reference'],
    ['of no transaction', { transactionId: null }, 'wrong-reference'],
    ['of more', { amounts: { AuthorizedAmount: 12.35 } }, 'wrong-amount'],
    ['of less', { amounts: { AuthorizedAmount: 12.33 } }, 'partial-approval'],
    ['of nothing', { amounts: { AuthorizedAmount: 0 } }, 'partial-approval'],
    ['of a fraction of a cent', { amounts: { AuthorizedAmount: 12.340_000_1 } }, 'wrong-amount'],
    ['of a negative amount', { amounts: { AuthorizedAmount: -12.34 } }, 'partial-approval'],
    ['of an astronomic amount', { amounts: { AuthorizedAmount: 1e21 } }, 'wrong-amount'],
    ['in another currency', { amounts: { Currency: 'USD' } }, 'wrong-currency'],
    ['of an amount in words', { amounts: { AuthorizedAmount: '12.34' } }, 'answer-unreadable'],
    ['without an amount', { amounts: null }, 'answer-unreadable'],
    ['without the terminal’s own id', { poi: null }, 'answer-unreadable'],
    ['called partial', { response: { Result: 'Partial' } }, 'partial-approval'],
    ['with an unheard-of result', { response: { Result: 'Perhaps' } }, 'answer-unreadable'],
  ])('%s is unknown', (_name, parts, reason) => {
    expect(judgePayment(answer(parts), asked())).toEqual({ kind: 'unknown', reason });
  });

  it('in a currency without minor units with a fraction is unknown', () => {
    const message = answer({ amounts: { Currency: 'JPY', AuthorizedAmount: 500.5 } });
    expect(judgePayment(message, asked(500, 'JPY'))).toEqual({ kind: 'unknown', reason: 'wrong-amount' });
  });

  it.each([null, undefined, 'Success', [], {}, { PaymentResponse: answer().PaymentResponse }])(
    'that is %o is unknown',
    (message) => {
      expect(judgePayment(message, asked())).toEqual({ kind: 'unknown', reason: 'answer-unreadable' });
    },
  );
});

describe('a failure', () => {
  it('has a verdict for every condition, and none approves', () => {
    for (const condition of ErrorCondition.options) {
      for (const heard of ['answered', 'repeated'] as const) {
        const outcome = judgePayment(failure(condition), { ...asked(), heard });
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
      expect(judgePayment(failure(condition), { ...asked(), heard }).kind).toBe('unknown');
    }
  });

  it.each(['UnreachableHost', 'DeviceOut', 'UnavailableDevice'])(
    '%s is believed only when repeated',
    (condition) => {
      expect(judgePayment(failure(condition), asked()).kind).toBe('unknown');
      expect(judgePayment(failure(condition), { ...asked(), heard: 'repeated' })).toEqual({
        kind: 'declined',
        reason: 'terminal-unavailable',
      });
    },
  );

  it('Busy with our own request is unknown, with another’s it is declined', () => {
    const own = failure('Busy', 'serviceId=A1B2C3D4E5&message=in+progress');
    expect(judgePayment(own, asked()).kind).toBe('unknown');
    const wrapped = Buffer.from(JSON.stringify({ serviceId: 'A1B2C3D4E5' })).toString('base64');
    expect(judgePayment(failure('Busy', wrapped), asked()).kind).toBe('unknown');
    expect(judgePayment(failure('Busy', 'serviceId=FOREIGN'), asked())).toEqual({
      kind: 'declined',
      reason: 'terminal-busy',
    });
  });

  it.each([undefined, 'Exploded', ''])('with the condition %o is unknown', (condition) => {
    expect(judgePayment(failure(condition), asked())).toEqual({
      kind: 'unknown',
      reason: 'answer-unreadable',
    });
  });

  it('of another transaction is unknown', () => {
    const message = answer({
      transactionId: 'tx-2',
      response: { Result: 'Failure', ErrorCondition: 'Refusal' },
    });
    expect(judgePayment(message, asked())).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
  });
});

describe('card data in an approval', () => {
  it.each([PAN, '5500 0000 0000 0004', '550000******0004', '************0004', '0004'])(
    'the number %s is masked to its end',
    (pan) => {
      const outcome = judgePayment(answer({ card: { MaskedPan: pan } }), asked());
      expect(outcome).toMatchObject({ card: { maskedNumber: '•••• 0004' } });
    },
  );

  it.each(['', '****', '12', '5500-XXXX'])('of the number %o nothing is shown that is not its end', (pan) => {
    const outcome = judgePayment(answer({ card: { MaskedPan: pan } }), asked());
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
      const outcome = judgePayment(leaking, asked());
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
      const outcome = judgePayment(answer({ response: { AdditionalResponse: additional } }), asked());
      expect(outcome).toMatchObject({ card: { aid: 'A0000000041010' } });
    }
  });
});
