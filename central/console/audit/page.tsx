import { ScrollText } from 'lucide-react';
import { listAudit } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute } from '../route/index.ts';
import { AuditLog } from './audit-log.tsx';
import { AuditSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'audit',
  title: texts.title,
  icon: ScrollText,
  group: 'operation',
  place: 40,
  needs: [listAudit],
  routes: [consoleRoute({ path: '', search: AuditSearch, show: (search) => <AuditLog {...search} /> })],
};
