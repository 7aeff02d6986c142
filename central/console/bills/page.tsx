import { Banknote } from 'lucide-react';
import { listBills, uploadBills } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, NO_SEARCH } from '../route/index.ts';
import { BillImport } from './bill-import.tsx';
import { BillList } from './bill-list.tsx';
import { BillSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'bills',
  title: texts.title,
  icon: Banknote,
  group: 'payments',
  place: 20,
  needs: [listBills, uploadBills],
  routes: [
    consoleRoute({ path: '', search: BillSearch, show: (search) => <BillList {...search} /> }),
    consoleRoute({ path: 'import', search: NO_SEARCH, needs: [uploadBills], show: () => <BillImport /> }),
  ],
};
