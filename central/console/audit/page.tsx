import { ScrollText } from 'lucide-react';
import { listAudit } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { AuditLog } from './audit-log.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'audit',
  title: texts.title,
  icon: ScrollText,
  group: 'operation',
  place: 40,
  needs: [listAudit],
  show: ({ query }) => <AuditLog query={query} />,
};
