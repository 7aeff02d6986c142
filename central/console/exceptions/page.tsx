import { TriangleAlert } from 'lucide-react';
import { listAlarms, listExceptions } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Attention } from './attention.tsx';
import { texts } from './texts.ts';

export const attentionPage: ConsolePage = {
  page: 'attention',
  title: texts.title,
  icon: TriangleAlert,
  group: 'operation',
  needs: [listExceptions, listAlarms],
  show: (route) => <Attention route={route} />,
};
