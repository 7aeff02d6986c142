import { TriangleAlert } from 'lucide-react';
import { listAlarms, listExceptions } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Attention } from './attention.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'attention',
  title: texts.title,
  icon: TriangleAlert,
  group: 'operation',
  place: 10,
  needs: [listExceptions, listAlarms],
  show: (route) => <Attention route={route} />,
};
