import { Banknote } from 'lucide-react';
import { listBills, readBill, uploadBills } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later, NO_SEARCH } from '../route/index.ts';
import { BillSearch } from './search.ts';
import { title } from './title.ts';

const Account = later(async () => (await import('./account.tsx')).Account);
const BillImport = later(async () => (await import('./bill-import.tsx')).BillImport);
const OneBill = later(async () => (await import('./one-bill.tsx')).OneBill);
const BillList = later(async () => (await import('./bill-list.tsx')).BillList);

export const page: ConsolePage = {
  page: 'bills',
  title,
  icon: Banknote,
  group: 'payments',
  place: 20,
  needs: [listBills, uploadBills],
  routes: [
    consoleRoute({ path: '', search: BillSearch, show: (search) => <BillList search={search} /> }),
    consoleRoute({ path: 'import', search: NO_SEARCH, needs: [uploadBills], show: () => <BillImport /> }),
    consoleRoute({
      path: 'bill/$townId/$billNumber',
      search: NO_SEARCH,
      needs: [readBill],
      show: (_search, { townId = '', billNumber = '' }) => (
        <OneBill townId={townId} billNumber={billNumber} />
      ),
    }),
    consoleRoute({
      path: '$townId/$accountNumber',
      search: NO_SEARCH,
      show: (_search, { townId = '', accountNumber = '' }) => (
        <Account townId={townId} accountNumber={accountNumber} />
      ),
    }),
  ],
};
