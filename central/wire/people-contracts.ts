import { z } from 'zod';
import { contract } from '../../domain/wire/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { EVERYBODY, Role } from './role.ts';

export const UserName = z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/);
const Person = z.object({ userName: z.string(), role: Role });

export const signIn = contract({
  name: 'signIn',
  method: 'POST',
  path: `${CONSOLE_PATH}/session`,
  summary: 'Signs a person in; the session is a cookie.',
  request: z.object({ userName: z.string().min(1).max(80), password: z.string().min(1).max(200) }),
  response: z.discriminatedUnion('kind', [
    Person.extend({ kind: z.literal('signed-in') }),
    z.object({ kind: z.literal('refused') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int() }),
  ]),
});

export const signOut = consoleContract({
  name: 'signOut',
  roles: EVERYBODY,
  method: 'POST',
  path: `${CONSOLE_PATH}/session/end`,
  summary: 'Ends the session.',
  request: z.object({}),
  response: z.object({ kind: z.literal('signed-out') }),
});

export const whoAmI = consoleContract({
  name: 'whoAmI',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/session`,
  summary: 'Returns who is signed in.',
  request: z.object({}),
  response: Person,
});
