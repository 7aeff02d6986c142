import { FileCheck } from 'lucide-react';
import { listApplications } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute } from '../route/index.ts';
import { Applications } from './applications.tsx';
import { ApplicationSearch } from './search.ts';
import { texts } from './texts.ts';

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
