import { createUser } from '../../../central/server/people/index.ts';
import type { TestCentral } from '../../../central/server/testing/index.ts';
import { type Role, signIn } from '../../../central/wire/index.ts';

/** Sends JSON to a route of central as somebody with this cookie. */
export const postTo = (
  { address }: TestCentral,
  path: string,
  body: unknown,
  cookie = '',
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });

/** Makes a user of this role and returns the cookie of their session. */
export async function signedInAs(test: TestCentral, role: Role): Promise<string> {
  const created = await createUser(test.central, `the.${role}`, role, 'test');
  if (created.kind !== 'created') throw new Error(created.reason);
  const answer = await postTo(test, signIn.path, { userName: `the.${role}`, password: created.password });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
