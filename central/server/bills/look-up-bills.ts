import { timingSafeEqual } from 'node:crypto';
import type { ExpressionBuilder } from 'kysely';
import type { z } from 'zod';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { compareNames, type NameRule } from '../../../domain/letters/index.ts';
import type { LookUpAnswer, lookUpBills, SecondFact } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import type { Database, Schema } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { prove } from '../proof/index.ts';
import { inDoubt } from './hold-bills.ts';

const MOST_BILLS = 50;

type Lookup = z.infer<typeof lookUpBills.request>;
type Account = { readonly account_number: string; readonly holder_name: string; readonly surname: string };

/**
 * The open bills of an account, for who knows its number and a second fact. An unknown account and a wrong fact take the
 * same way through the same queries and end in the same answer; failures are counted per account and per kiosk.
 */
export async function lookUpOpenBills(
  central: Central,
  kiosk: AuthenticatedKiosk,
  lookup: Lookup,
): Promise<LookUpAnswer> {
  const { db } = central;
  const account = await findAccount(db, kiosk.townId, lookup.account);
  // The account itself is counted, whichever of its numbers was typed; an unknown one by what was typed.
  const counted = account?.account_number ?? `${lookup.account.kind}:${lookup.account.value}`;
  const proof = await prove(central, kiosk, { what: 'lookup:account', id: counted }, async (rule) => {
    const bills = await billsOf(db, kiosk.townId, account?.account_number ?? '');
    const billNumbers = bills.map((bill) => bill.bill_number);
    const fit = fitOf(lookup.secondFact, account, billNumbers, rule);
    return { found: account && { account, bills }, fit };
  });
  if (proof.kind !== 'proved') return proof;
  const { bills } = proof.found;
  const open = bills
    .filter((bill) => bill.withdrawn_at === null && bill.paid_minor < bill.amount_minor)
    .slice(0, MOST_BILLS);
  return {
    kind: 'found',
    accountNumber: proof.found.account.account_number,
    holderName: proof.found.account.holder_name,
    bills: open.map(asOpenBill),
  };
}

function findAccount(db: Database, townId: string, typed: Lookup['account']): Promise<Account | undefined> {
  return db
    .selectFrom('accounts')
    .select(['account_number', 'holder_name', 'surname'])
    .where('town_id', '=', townId)
    .where(typed.kind === 'account-number' ? 'account_number' : 'card_number', '=', typed.value)
    .executeTakeFirst();
}

const billsOf = (db: Database, townId: string, accountNumber: string) =>
  db
    .selectFrom('bills')
    .innerJoin('bill_kinds', (join) =>
      join.onRef('bill_kinds.town_id', '=', 'bills.town_id').onRef('bill_kinds.kind', '=', 'bills.kind'),
    )
    .selectAll('bills')
    .select('bill_kinds.title')
    .select((bill) => isInDoubt(bill).as('in_doubt'))
    .where('bills.town_id', '=', townId)
    .where('account_number', '=', accountNumber)
    .orderBy('due_on')
    .orderBy('bill_number')
    .execute();

const isInDoubt = (bills: ExpressionBuilder<Schema, 'bills'>) =>
  bills.exists(
    bills
      .selectFrom('holds')
      .select('holds.bill_id')
      .whereRef('holds.town_id', '=', 'bills.town_id')
      .whereRef('holds.bill_id', '=', 'bills.bill_id')
      .where('holds.expires_at', 'is', null)
      .where(inDoubt),
  );

type BillRow = Awaited<ReturnType<typeof billsOf>>[number];

/** Without an account the comparison is made all the same, with nothing that it could fit. */
function fitOf(
  fact: SecondFact,
  account: Account | undefined,
  billNumbers: readonly string[],
  rule: NameRule,
): ReturnType<typeof compareNames> {
  if (fact.kind === 'surname') return compareNames(fact.value, account?.surname ?? '', rule);
  return billNumbers.filter((number) => sameText(number, fact.value)).length > 0 ? 'same' : 'other';
}
const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

function asOpenBill(bill: BillRow): OpenBill {
  const openMinor = bill.amount_minor - bill.paid_minor;
  return {
    billId: bill.bill_id,
    billNumber: bill.bill_number,
    title: bill.title,
    dueOn: bill.due_on,
    openMinor,
    currency: bill.currency,
    // The rest of a bill may be smaller than its least part: then it can only be paid whole.
    leastPartMinor:
      bill.least_part_minor !== null && bill.least_part_minor < openMinor ? bill.least_part_minor : null,
    ...(bill.in_doubt ? { inDoubt: true } : {}),
  };
}
