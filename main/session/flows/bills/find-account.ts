import type { z } from 'zod';
import { AccountNumber, BillNumber, type OpenBill } from '../../../../domain/bill/index.ts';
import { readTypedNumber, type TownPayments } from '../../../../domain/codes/index.ts';
import type { AccountProblem, CallInput } from '../../../../domain/ipc/index.ts';
import { lookUpBills } from '../../../../domain/wire/index.ts';
import type { CentralClient } from '../../../sync/index.ts';
import { LONGEST_SURNAME, LONGEST_WAIT_MS } from '../prove-reference.ts';

/** An account that the resident has proved to know, with its open bills. Forgotten with the session. */
export type FoundAccount = {
  readonly accountNumber: AccountNumber;
  readonly holderName: string;
  readonly bills: readonly OpenBill[];
  /** How it was found, to look again when a bill has since changed. */
  readonly question: Question;
};
export type Question = z.infer<typeof lookUpBills.request>;
export type AccountAnswer =
  | { readonly kind: 'found'; readonly found: FoundAccount }
  | { readonly kind: 'problem'; readonly problem: AccountProblem };

type NumberForms = Partial<Pick<TownPayments, 'accountNumberForms' | 'billNumberForms'>>;

/** What the resident typed, as a question to central; null when it cannot be an account, a surname or a bill's number. */
export function questionOf(
  typed: CallInput<'bills.identify'>,
  cardNumber: string | null,
  { accountNumberForms = [], billNumberForms = [] }: NumberForms = {},
): Question | null {
  const fact = secondFactOf(typed.secondFact, billNumberForms);
  if (fact === null) return null;
  if (cardNumber !== null) return { account: { kind: 'card-number', value: cardNumber }, secondFact: fact };
  const account = AccountNumber.safeParse(readTypedNumber(typed.accountNumber, accountNumberForms));
  return account.success
    ? { account: { kind: 'account-number', value: account.data }, secondFact: fact }
    : null;
}

function secondFactOf(
  typed: CallInput<'bills.identify'>['secondFact'],
  billNumberForms: readonly string[],
): Question['secondFact'] | null {
  if (typed.kind === 'bill-number') {
    const number = BillNumber.safeParse(readTypedNumber(typed.value, billNumberForms));
    return number.success ? { kind: 'bill-number', value: number.data } : null;
  }
  const surname = typed.value.trim();
  return surname.length > 0 && surname.length <= LONGEST_SURNAME ? { kind: 'surname', value: surname } : null;
}

/** Asks central for an account and its open bills. */
export async function findAccount(client: CentralClient, question: Question): Promise<AccountAnswer> {
  const answer = await client.call(lookUpBills, question, LONGEST_WAIT_MS);
  if (answer.kind === 'refused') return { kind: 'problem', problem: 'bad-input' };
  if (answer.kind === 'unreachable') return { kind: 'problem', problem: 'unreachable' };
  if (answer.value.kind !== 'found') return { kind: 'problem', problem: answer.value.kind };
  const { accountNumber, holderName, bills } = answer.value;
  return { kind: 'found', found: { accountNumber, holderName, bills, question } };
}
