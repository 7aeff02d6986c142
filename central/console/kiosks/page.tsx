import { Monitor } from 'lucide-react';
import { listKiosks } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Kiosks } from './kiosks.tsx';
import { texts } from './texts.ts';

export const kiosksPage: ConsolePage = {
  page: 'kiosks',
  title: texts.title,
  icon: Monitor,
  group: 'operation',
  needs: [listKiosks],
  show: () => <Kiosks />,
};
