import * as wire from '../../wire/index.ts';
import type { Callers, Person } from '../access/index.ts';
import type { Central } from '../central.ts';
import { callerAddress, RefusedRequest } from '../http/index.ts';
import { beginSetUp, confirmSetUp } from '../second-factor/index.ts';
import { auditRefusedSignIn } from './audit-sign-ins.ts';
import { changePassword } from './change-password.ts';
import { changeRole, disableUser, enableUser, resetSecondFactor } from './change-user.ts';
import { listUserRows } from './list-users.ts';
import { endSession, endSessionsFor, listSessionRows } from './sessions.ts';
import { signInPerson } from './sign-in.ts';

/** How people sign in and out, and how administrators give and take access. */
export function peopleRoutes({ people }: Callers, central: Central): void {
  const { session, device } = people.cookies;
  people.serveSignedOut(wire.signIn, async (input, request, reply) => {
    const address = callerAddress(request);
    const signedIn = await signInPerson(central, input, { address, device: device.read(request) });
    if (signedIn.kind !== 'signed-in') {
      if (signedIn.kind !== 'code-wanted')
        request.log.warn({ event: 'sign-in-refused', why: signedIn.kind, address });
      if (signedIn.kind !== 'code-wanted') await auditRefusedSignIn(central, input, signedIn.kind, address);
      return signedIn;
    }
    session.give(reply, signedIn.token);
    device.give(reply, signedIn.device);
    return { kind: 'signed-in' as const, ...signedIn.person };
  });
  people.serveSignedOut(wire.readAbout, async () => ({ demo: central.demo }));
  people.serve(wire.signOut, async (_input, _person, request) => {
    await endSession(central, session.read(request));
    return { kind: 'signed-out' as const };
  });
  people.serve(wire.whoAmI, async (_input, person) => person);
  people.serve(wire.changePassword, (input, { userName }, request) =>
    changePassword(central, userName, input, session.read(request)),
  );
  people.serve(wire.beginSecondFactor, ({ password }, { userName }) =>
    beginSetUp(central, userName, password),
  );
  people.serve(wire.confirmSecondFactor, ({ code }, { userName }) => confirmSetUp(central, userName, code));
  people.serve(wire.resetSecondFactor, ({ userName }, by) => resetSecondFactor(central, userName, by));
  people.serve(wire.listUsers, async (_input, { townId }) => ({
    users: await listUserRows(central, townId),
  }));
  people.serve(wire.disableUser, ({ userName }, by) => disableUser(central, userName, by));
  people.serve(wire.enableUser, ({ userName }, by) => enableUser(central, userName, by));
  people.serve(wire.changeRole, ({ userName, role }, by) => changeRole(central, userName, role, by));
  people.serve(wire.listSessions, async ({ userName }, person, request) => {
    const whose = await whoseSessions(central, person, userName);
    return { sessions: await listSessionRows(central, whose, session.read(request)) };
  });
  people.serve(wire.endSessions, async ({ userName, sessionId }, person) => {
    const whose = await whoseSessions(central, person, userName);
    const which = sessionId === 'all' ? {} : { sessionId };
    const sessions = await endSessionsFor(central, whose, person.userName, which);
    return { kind: 'ended' as const, sessions };
  });
}

/** The user whose sessions someone may see and end: the own, or for administrators those of their town's people. */
async function whoseSessions(
  central: Central,
  person: Person,
  userName: string | undefined,
): Promise<string> {
  if (userName === undefined || userName === person.userName) return person.userName;
  if (person.role !== 'administrator') throw new RefusedRequest('forbidden');
  const known = await central.db
    .selectFrom('users')
    .select('user_name')
    .where('user_name', '=', userName)
    .$if(person.townId !== null, (query) => query.where('town_id', '=', person.townId))
    .executeTakeFirst();
  if (!known) throw new RefusedRequest('not-found');
  return userName;
}
