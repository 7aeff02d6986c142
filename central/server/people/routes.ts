import { signIn, signOut, whoAmI } from '../../wire/index.ts';
import { type Callers, SESSION_COOKIE } from '../access/index.ts';
import type { Central } from '../central.ts';
import { endSession, signInPerson } from './users.ts';

/** How people sign in and out. */
export function peopleRoutes({ people }: Callers, central: Central): void {
  people.serveSignedOut(signIn, async (input, request, reply) => {
    const signedIn = await signInPerson(central, input, request.ip);
    if (signedIn.kind !== 'signed-in') {
      request.log.warn({ event: 'sign-in-refused', why: signedIn.kind, address: request.ip });
      return signedIn;
    }
    const secure = request.protocol === 'https';
    reply.setCookie(SESSION_COOKIE, signedIn.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
    });
    return { kind: 'signed-in' as const, ...signedIn.person };
  });
  people.serve(signOut, async (_input, _person, request) => {
    await endSession(central, request.cookies[SESSION_COOKIE] ?? '');
    return { kind: 'signed-out' as const };
  });
  people.serve(whoAmI, async (_input, person) => person);
}
