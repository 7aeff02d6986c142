import { FileCheck } from 'lucide-react';
import { listCases } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Applications } from './applications.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'cases',
  title: texts.title,
  icon: FileCheck,
  group: 'residents',
  place: 20,
  needs: [listCases],
  show: (route) => <Applications route={route} />,
};
