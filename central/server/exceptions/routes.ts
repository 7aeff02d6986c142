import { listExceptions } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listExceptionPage } from './list-exceptions.ts';

/** What the console asks of the exceptions. */
export function exceptionRoutes({ people }: Callers, { db, now }: Central): void {
  people.serve(listExceptions, ({ closed, claim, after, limit }, { townId, userName }) =>
    listExceptionPage(db, {
      closed: closed === 'true',
      after,
      limit,
      now: now(),
      townId,
      ...(claim === undefined ? {} : { claimedBy: claim === 'mine' ? userName : null }),
    }),
  );
}
