import type { AccountNumber, BillNumber } from '../../../../domain/bill/index.ts';
import type { ScannedCode } from '../../../../domain/codes/index.ts';
import type { AccountProblem } from '../../../../domain/ipc/index.ts';
import type { PlaceOf } from '../../place.ts';
import type { Question } from './find-account.ts';

/** What a scanned code leads to: a question to central, or the same screen with what was understood of it. */
export type AfterScan =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'stay'; readonly place: PlaceOf<'account'> };

/** An account and a bill together open the account; one of them alone waits for the other, scanned or typed. */
export function afterScan(place: PlaceOf<'account'>, code: ScannedCode): AfterScan {
  switch (code.kind) {
    case 'bill':
      return ask(ofNumber(code.accountNumber), code.billNumber);
    case 'slip':
      return code.accountNumber === null
        ? withBill(place, code.billNumber)
        : ask(ofNumber(code.accountNumber), code.billNumber);
    case 'bill-number':
      return withBill(place, code.billNumber);
    case 'account-number':
      if (place.scanned?.kind === 'bill-number')
        return ask(ofNumber(code.accountNumber), place.scanned.value);
      return stay({
        ...place,
        cardNumber: null,
        scanned: { kind: 'account-number', value: code.accountNumber },
        problem: null,
      });
    case 'refused':
      return told(place, code.why);
    case 'unknown':
      return told(place, 'not-a-bill');
  }
}

function withBill(place: PlaceOf<'account'>, billNumber: BillNumber): AfterScan {
  if (place.cardNumber !== null) return ask({ kind: 'card-number', value: place.cardNumber }, billNumber);
  if (place.scanned?.kind === 'account-number') return ask(ofNumber(place.scanned.value), billNumber);
  return stay({ ...place, scanned: { kind: 'bill-number', value: billNumber }, problem: null });
}

const ofNumber = (value: AccountNumber): Question['account'] => ({ kind: 'account-number', value });

const ask = (account: Question['account'], billNumber: BillNumber): AfterScan => ({
  kind: 'ask',
  question: { account, secondFact: { kind: 'bill-number', value: billNumber } },
});

const stay = (place: PlaceOf<'account'>): AfterScan => ({ kind: 'stay', place });
const told = (place: PlaceOf<'account'>, problem: AccountProblem): AfterScan => stay({ ...place, problem });
