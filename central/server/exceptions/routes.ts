import { listExceptions } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listExceptionRows } from './list-exceptions.ts';

/** What the console asks of the exceptions. */
export function exceptionRoutes({ people }: Callers, { db, now }: Central): void {
  people.serve(listExceptions, async ({ closed, claim, limit }, { townId, userName }) => ({
    exceptions: await listExceptionRows(db, {
      closed: closed === 'true',
      limit,
      now: now(),
      townId,
      ...(claim === undefined ? {} : { claimedBy: claim === 'mine' ? userName : null }),
    }),
  }));
}
