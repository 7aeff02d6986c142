import { sql } from 'kysely';
import type { z } from 'zod';
import type { callForHelp } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';

/** Opens a call for help of a kiosk, or counts it where one is open: then it has to be seen anew. */
export async function takeHelpCall(
  { db, now }: Central,
  { kioskId }: AuthenticatedKiosk,
  { screen }: z.infer<typeof callForHelp.request>,
): Promise<z.infer<typeof callForHelp.response>> {
  const at = now();
  await db
    .insertInto('help_calls')
    .values({ kiosk_id: kioskId, screen, called_at: at, last_at: at })
    .onConflict((conflict) =>
      conflict.column('kiosk_id').where('done_at', 'is', null).doUpdateSet({
        screen,
        last_at: at,
        times: sql<number>`help_calls.times + 1`,
        seen_at: null,
        seen_by: null,
      }),
    )
    .execute();
  return { kind: 'told' };
}
