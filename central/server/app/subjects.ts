import type { Callers } from '../access/index.ts';
import { alarmRoutes } from '../alarms/index.ts';
import { applicationRoutes } from '../applications/index.ts';
import { auditRoutes } from '../audit-log/index.ts';
import { billRoutes } from '../bills/index.ts';
import { bookingRoutes } from '../bookings/index.ts';
import type { Central } from '../central.ts';
import { claimRoutes } from '../claims/index.ts';
import { closingRoutes } from '../closing/index.ts';
import { contentRoutes } from '../content/index.ts';
import { correctionRoutes } from '../corrections/index.ts';
import { deliveryRoutes } from '../delivery/index.ts';
import { exceptionRoutes } from '../exceptions/index.ts';
import { filterRoutes } from '../filters/index.ts';
import { helpRoutes } from '../help/index.ts';
import { kioskRoutes } from '../kiosks/index.ts';
import { noteRoutes } from '../notes/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { personalDataRoutes } from '../personal-data/index.ts';
import { queueRoutes } from '../queue/index.ts';
import { ratingRoutes } from '../ratings/index.ts';
import { refundRoutes } from '../refunds/index.ts';
import { releaseRoutes } from '../releases/index.ts';
import { reportRoutes } from '../reports/index.ts';
import { settlementRoutes } from '../settlement/index.ts';
import { submissionRoutes } from '../submissions/index.ts';
import { titleRoutes } from '../titles/index.ts';
import { tokenRoutes } from '../tokens/index.ts';
import { transactionRoutes } from '../transactions/index.ts';
import { waitingRoutes } from '../waiting/index.ts';

/** What central serves: each subject registers its own routes. */
export const SUBJECTS: readonly ((callers: Callers, central: Central) => void)[] = [
  alarmRoutes,
  auditRoutes,
  billRoutes,
  bookingRoutes,
  applicationRoutes,
  claimRoutes,
  closingRoutes,
  contentRoutes,
  correctionRoutes,
  deliveryRoutes,
  exceptionRoutes,
  filterRoutes,
  helpRoutes,
  kioskRoutes,
  noteRoutes,
  peopleRoutes,
  personalDataRoutes,
  queueRoutes,
  ratingRoutes,
  refundRoutes,
  releaseRoutes,
  reportRoutes,
  settlementRoutes,
  submissionRoutes,
  titleRoutes,
  tokenRoutes,
  transactionRoutes,
  waitingRoutes,
];
