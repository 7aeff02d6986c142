import type { Route } from '../route/index.ts';
import { OneTransaction } from './one-transaction.tsx';
import { TransactionList } from './transaction-list.tsx';

/** The list of transactions, or one of them. */
export function Transactions({ route }: { readonly route: Route }) {
  const [, kioskId, transactionId] = route.path;
  if (kioskId && transactionId) return <OneTransaction kioskId={kioskId} transactionId={transactionId} />;
  return <TransactionList query={route.query} />;
}
