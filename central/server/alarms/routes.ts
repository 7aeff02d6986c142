import { listAlarms } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listAlarmRows } from './list-alarms.ts';

/** What the console asks of the alarms. */
export function alarmRoutes({ people }: Callers, { db }: Central): void {
  people.serve(listAlarms, async ({ limit }, { townId }) => ({
    alarms: await listAlarmRows(db, limit, townId),
  }));
}
