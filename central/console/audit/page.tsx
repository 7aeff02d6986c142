import { ScrollText } from 'lucide-react';
import { listAudit } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { AuditSearch } from './search.ts';
import { texts } from './texts.ts';

const AuditLog = later(async () => (await import('./audit-log.tsx')).AuditLog);

export const page: ConsolePage = {
  page: 'audit',
  title: texts.title,
  icon: ScrollText,
  group: 'operation',
  place: 40,
  needs: [listAudit],
  routes: [consoleRoute({ path: '', search: AuditSearch, show: (search) => <AuditLog {...search} /> })],
};
