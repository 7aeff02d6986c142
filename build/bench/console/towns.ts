import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../../central/server/database/index.ts';
import { createUser } from '../../../central/server/people/index.ts';
import { type TestCentral, testCentral } from '../../../central/server/testing/index.ts';
import { signIn } from '../../../central/wire/index.ts';
import { fillLedger } from './fill.ts';

/** A town with so many transactions. */
export type Made = { readonly transactions: number; readonly town: TestCentral };

export const sizeOf = (transactions: number): string => transactions.toLocaleString('en-GB');

export async function makeTown(transactions: number): Promise<Made> {
  const town = await testCentral();
  const owner = openDatabase(town.adminUrl, () => undefined, 2);
  const begun = performance.now();
  try {
    await fillLedger(town, owner, transactions);
  } finally {
    await owner.destroy();
  }
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${sizeOf(transactions)} transactions made in ${seconds.toFixed(0)} s`);
  return { transactions, town };
}

/** The cookie of a clerk; each is another one. */
export async function signedIn({ central, address }: TestCentral): Promise<string> {
  const userName = `clerk-${randomUUID().slice(0, 8)}`;
  const created = await createUser(central, userName, 'clerk', 'bench');
  if (created.kind !== 'created') throw new Error(created.reason);
  const answer = await fetch(`${address}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password: created.password }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
