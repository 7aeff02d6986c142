import { Banknote } from 'lucide-react';
import { listBills, uploadBills } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Bills } from './bills.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'bills',
  title: texts.title,
  icon: Banknote,
  group: 'payments',
  place: 20,
  needs: [listBills, uploadBills],
  show: (route) => <Bills route={route} />,
};
