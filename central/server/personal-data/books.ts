import { type RawBuilder, sql } from 'kysely';
import type { PersonalKind } from '../../wire/index.ts';
import { isOneOf, type Schema } from '../database/index.ts';
import type { Chosen } from '../retention/index.ts';

/** Records of money that are about a person. They are given to them, and never erased: they name no one, and the town's books need them. */
export type Book = {
  readonly what: PersonalKind;
  readonly table: keyof Schema & string;
  readonly isOf: (chosen: Chosen) => RawBuilder<boolean>;
  readonly name: RawBuilder<string>;
};

const ofAccounts = ({ townId, accountNumbers }: Chosen): RawBuilder<boolean> =>
  sql`(one.town_id = ${townId} and one.account_number = any(${[...accountNumbers]}::text[]))`;
const ofTransactions = ({ transactions }: Chosen): RawBuilder<boolean> => isOneOf(transactions, 'one');

export const BOOKS: readonly Book[] = [
  { what: 'payments', table: 'transactions', isOf: ofTransactions, name: sql`one.reference` },
  { what: 'bills', table: 'bills', isOf: ofAccounts, name: sql`one.bill_number` },
  { what: 'refunds', table: 'refunds', isOf: ofTransactions, name: sql`one.refund_id::text` },
];
