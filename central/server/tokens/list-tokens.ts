import type { z } from 'zod';
import { type listTokens, Role } from '../../wire/index.ts';
import { worksAsToken } from '../access/index.ts';
import type { Central } from '../central.ts';

type Tokens = z.infer<typeof listTokens.response>['tokens'];

/** The tokens of a town, or all (null), the newest first; also those that no longer work. */
export async function listTokenRows(central: Central, townId: string | null): Promise<Tokens> {
  const rows = await central.db
    .selectFrom('api_tokens')
    .selectAll()
    .$if(townId !== null, (query) => query.where('town_id', '=', townId))
    .orderBy('made_at', 'desc')
    .execute();
  const working = new Set((await worksAsToken(central).execute()).map(({ token_id }) => token_id));
  return rows.map((row) => ({
    tokenId: row.token_id,
    name: row.name,
    role: Role.parse(row.role),
    readsOnly: row.reads_only,
    townId: row.town_id,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    works: working.has(row.token_id),
  }));
}
