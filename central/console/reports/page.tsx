import { Construction } from 'lucide-react';
import { listReports } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Reports } from './reports.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'reports',
  title: texts.title,
  icon: Construction,
  group: 'residents',
  place: 40,
  needs: [listReports],
  show: (route) => <Reports route={route} />,
};
