import { describe, expect, it } from 'vitest';
import { questionOf } from './find-account.ts';

const forms = { accountNumberForms: ['000-0000'], billNumberForms: ['A-0000-0000'] };
const surname = { kind: 'surname', value: 'Lopez' } as const;

describe('what a resident types at the account', () => {
  it.each(['1042210', '104 2210', '104-2210', '104-22-10', '104–2210', '0104-2210'])(
    'asks for 104-2210 when it is %j',
    (accountNumber) => {
      expect(questionOf({ accountNumber, secondFact: surname }, null, forms)).toEqual({
        account: { kind: 'account-number', value: '104-2210' },
        secondFact: surname,
      });
    },
  );

  it('may be the bill’s number as second fact, however it is written', () => {
    for (const value of ['W-2026-0412', 'w20260412', 'W 2026 0412', 'W–2026–0412'])
      expect(
        questionOf({ accountNumber: '1042210', secondFact: { kind: 'bill-number', value } }, null, forms),
      ).toMatchObject({
        secondFact: { kind: 'bill-number', value: 'W-2026-0412' },
      });
  });

  it('may be the reference of an application, which is an account of its own', () => {
    expect(questionOf({ accountNumber: 'mill1-42', secondFact: surname }, null, forms)).toMatchObject({
      account: { value: 'MILL1-42' },
    });
  });

  it('is nothing to ask for when it cannot be a number or a name', () => {
    expect(questionOf({ accountNumber: '??', secondFact: surname }, null, forms)).toBeNull();
    expect(
      questionOf({ accountNumber: '1042210', secondFact: { kind: 'surname', value: ' ' } }, null, forms),
    ).toBeNull();
  });
});
