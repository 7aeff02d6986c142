import { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import { Open311Refusal } from './refusal.ts';

/** The town that a request is about: the one named, or the only one. A town's id is its jurisdiction_id. */
export async function townOf({ db }: Central, jurisdictionId: string | undefined): Promise<TownDefinition> {
  const wanted = jurisdictionId ?? '';
  let query = db.selectFrom('towns').select('definition').orderBy('town_id').limit(2);
  if (wanted !== '') query = query.where('town_id', '=', wanted);
  const [row, another] = await query.execute();
  if (another) throw new Open311Refusal(400, 'jurisdiction_id was not provided');
  if (!row) throw new Open311Refusal(404, 'jurisdiction_id provided was not found');
  return TownDefinition.parse(row.definition);
}
