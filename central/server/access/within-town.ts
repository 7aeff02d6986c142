import { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { RefusedRequest } from '../http/index.ts';
import type { Person } from './find-session.ts';

const Named = z.object({
  townId: z.string().nullish(),
  kioskId: z.uuid().optional(),
  kioskCode: z.string().optional(),
});

/**
 * A request as someone of a town may make it: without a town it is about the own one. Another town is refused, and its kiosks are
 * not there. People of all towns may ask for anything.
 */
export async function withinTown<Request extends z.ZodType>(
  central: Central,
  { name, request }: Contract<Request, z.ZodType>,
  input: z.infer<Request>,
  { userName, townId }: Person,
): Promise<z.infer<Request>> {
  const named = Named.safeParse(input);
  if (townId === null || !named.success) return input;
  if (typeof named.data.townId === 'string' && named.data.townId !== townId) {
    await writeAudit(central.db, central.now(), {
      actor: userName,
      action: 'town-refused',
      subject: name,
      detail: { town: named.data.townId },
    });
    throw new RefusedRequest('forbidden');
  }
  if (!(await isKioskOf(central, townId, named.data))) throw new RefusedRequest('not-found');
  const takesTown = request instanceof z.ZodObject && 'townId' in request.shape;
  return takesTown ? request.parse({ ...Object(input), townId }) : input;
}

async function isKioskOf(
  { db }: Central,
  townId: string,
  { kioskId, kioskCode }: z.infer<typeof Named>,
): Promise<boolean> {
  if (kioskId === undefined && kioskCode === undefined) return true;
  const row = await db
    .selectFrom('kiosks')
    .select('kiosk_id')
    .where('town_id', '=', townId)
    .$if(kioskId !== undefined, (query) => query.where('kiosk_id', '=', kioskId ?? ''))
    .$if(kioskCode !== undefined, (query) => query.where('code', '=', kioskCode ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}
