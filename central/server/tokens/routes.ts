import { listTokens, makeToken, revokeToken } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listTokenRows } from './list-tokens.ts';
import { makeApiToken } from './make-token.ts';
import { revokeApiToken } from './revoke-token.ts';

/** How administrators let programs in, and shut them out. */
export function tokenRoutes({ people }: Callers, central: Central): void {
  people.serve(listTokens, async (_input, { townId }) => ({ tokens: await listTokenRows(central, townId) }));
  people.serve(makeToken, (input, by) => makeApiToken(central, input, by));
  people.serve(revokeToken, async ({ tokenId }, by) =>
    (await revokeApiToken(central, tokenId, by))
      ? { kind: 'revoked' as const }
      : { kind: 'refused' as const, reason: 'unknown' as const },
  );
}
