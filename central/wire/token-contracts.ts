import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { Role } from './role.ts';

const TOKENS_PATH = `${CONSOLE_PATH}/tokens`;
/** What a token does stands under its name for good: no name is given twice. */
export const TOKEN_NAME = '[A-Za-z0-9][A-Za-z0-9._\\-]{1,39}';
export const TokenName = z.string().regex(new RegExp(`^${TOKEN_NAME}$`));
/** For how many days a token is good at most. */
export const MOST_TOKEN_DAYS = 365;

export const TokenRow = z.object({
  tokenId: z.uuid(),
  name: z.string(),
  role: Role,
  /** It may read what the role may, and change nothing. */
  readsOnly: z.boolean(),
  townId: z.string().nullable(),
  madeBy: z.string(),
  madeAt: Instant,
  expiresAt: Instant,
  /** To the minute; null: never. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** False: revoked, over, or made by somebody who is no administrator any more. */
  works: z.boolean(),
});

export const listTokens = consoleContract({
  name: 'listTokens',
  roles: ['administrator', 'auditor'],
  method: 'GET',
  path: TOKENS_PATH,
  summary: 'Lists the tokens of programs, without the tokens themselves.',
  request: z.object({}),
  response: z.object({ tokens: z.array(TokenRow) }),
});

export const makeToken = consoleContract({
  name: 'makeToken',
  roles: ['administrator'],
  personsOnly: true,
  method: 'POST',
  path: TOKENS_PATH,
  summary:
    'Makes a token for a program: it calls these routes with `Authorization: Bearer`, as the role that it is made for.',
  request: z.object({
    name: TokenName,
    role: Role,
    readsOnly: z.boolean().default(false),
    days: z.int().min(1).max(MOST_TOKEN_DAYS).default(90),
    /** The own one, once more. */
    password: z.string().min(1).max(200),
  }),
  response: z.discriminatedUnion('kind', [
    /** Shown once. */
    z.object({ kind: z.literal('made'), tokenId: z.uuid(), token: z.string(), expiresAt: Instant }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['exists', 'password']) }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
  ]),
});

export const revokeToken = consoleContract({
  name: 'revokeToken',
  roles: ['administrator'],
  personsOnly: true,
  method: 'POST',
  path: `${TOKENS_PATH}/revoke`,
  summary: 'Shuts a program out at once.',
  request: z.object({ tokenId: z.uuid() }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('revoked') }),
    z.object({ kind: z.literal('refused'), reason: z.literal('unknown') }),
  ]),
});
