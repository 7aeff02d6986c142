import { Rocket } from 'lucide-react';
import { listReleases } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Releases } from './releases.tsx';
import { texts } from './texts.ts';

export const releasesPage: ConsolePage = {
  page: 'releases',
  title: texts.title,
  icon: Rocket,
  group: 'operation',
  needs: [listReleases],
  show: () => <Releases />,
};
