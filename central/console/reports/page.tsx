import { Construction } from 'lucide-react';
import { listReports } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Reports } from './reports.tsx';
import { texts } from './texts.ts';

export const reportsPage: ConsolePage = {
  page: 'reports',
  title: texts.title,
  icon: Construction,
  group: 'residents',
  needs: [listReports],
  show: (route) => <Reports route={route} />,
};
