import { FileCheck } from 'lucide-react';
import { listApplications } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { ApplicationSearch } from './search.ts';
import { texts } from './texts.ts';

const Applications = later(async () => (await import('./applications.tsx')).Applications);

export const page: ConsolePage = {
  page: 'applications',
  title: texts.title,
  icon: FileCheck,
  group: 'residents',
  place: 20,
  needs: [listApplications],
  waits: ['applications'],
  routes: [
    consoleRoute({ path: '', search: ApplicationSearch, show: (search) => <Applications {...search} /> }),
  ],
};
