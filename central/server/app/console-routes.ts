import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { ASKED_UNWATCHED, consoleContracts, consoleRoles } from '../../wire/index.ts';
import { importBills } from '../bills/index.ts';
import { cancelBookingByClerk, listBookingRows } from '../bookings/index.ts';
import { decideCase, listCaseRows } from '../cases/index.ts';
import type { Central } from '../central.ts';
import {
  endSession,
  findSession,
  listAlarmRows,
  listBillRows,
  listExceptionRows,
  listKioskRows,
  listTransactionRows,
  type Person,
  readTransactionDetails,
  signInPerson,
} from '../console/index.ts';
import { answerCall, listHelpCallRows } from '../help/index.ts';
import { RefusedRequest, serveContract } from '../http/index.ts';
import { createKiosk } from '../kiosks/index.ts';
import { answerTicket, callNextTicket, listQueueRows } from '../queue/index.ts';
import { listRatingRows } from '../ratings/index.ts';
import { changeReportByClerk, listReportRows, readReportDetails } from '../reports/index.ts';
import { onlyTown } from '../town/index.ts';

const COOKIE = 'townhall_session';
const DAY_MS = 86_400_000;
const SMALL_BODY = 64 * 1024;
/** A bill file of 20 MB in JSON. */
const UPLOAD_BODY = 24 * 1024 * 1024;

type Handler<Request extends z.ZodType, Response extends z.ZodType> = (
  input: z.infer<Request>,
  person: Person,
  request: FastifyRequest,
) => Promise<z.infer<Response>>;

/** The routes that the console calls. All but signing in need a session of a role that the table allows. */
export function consoleRoutes(app: FastifyInstance, central: Central): void {
  app.register(async (scope) => {
    // Only JSON: a form of another site cannot send it without asking first (CSRF); the cookie is SameSite=Strict besides.
    scope.removeContentTypeParser('text/plain');
    scope.addHook('onRequest', async (request) => refuseOtherSites(request));
    serveSignIn(scope, central);
    serveReading(scope, central);
    serveReports(scope, central);
    serveChanging(scope, central);
    serveQueue(scope, central);
    serveBookings(scope, central);
  });
}

function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign && request.method !== 'GET') throw new RefusedRequest('forbidden');
}

function serve<Request extends z.ZodType, Response extends z.ZodType>(
  scope: FastifyInstance,
  central: Central,
  route: keyof typeof consoleRoles,
  contract: Contract<Request, Response>,
  handler: Handler<Request, Response>,
  bodyLimit = SMALL_BODY,
): void {
  scope.register(async (one) => {
    const people = new WeakMap<FastifyRequest, Person>();
    // Before the body is read, so that a stranger cannot make central take in 24 MB.
    one.addHook('onRequest', async (request) => {
      const person = await findSession(central, request.cookies[COOKIE] ?? '', {
        keepsAlive: !ASKED_UNWATCHED.has(route),
      });
      if (!person) throw new RefusedRequest('not-signed-in');
      if (!consoleRoles[route].includes(person.role)) {
        request.log.warn({ event: 'role-refused', user: person.userName, route });
        throw new RefusedRequest('forbidden');
      }
      people.set(request, person);
    });
    serveContract(one, contract, { bodyLimit, tag: 'console' }, async (input, request) => {
      const person = people.get(request);
      if (!person) throw new RefusedRequest('not-signed-in');
      return handler(input, person, request);
    });
  });
}

function serveSignIn(scope: FastifyInstance, central: Central): void {
  const { signIn, signOut, whoAmI } = consoleContracts;
  serveContract(scope, signIn, { bodyLimit: SMALL_BODY, tag: 'console' }, async (input, request, reply) => {
    const signedIn = await signInPerson(central, input, request.ip);
    if (signedIn.kind !== 'signed-in') {
      request.log.warn({ event: 'sign-in-refused', why: signedIn.kind, address: request.ip });
      return signedIn;
    }
    const secure = request.protocol === 'https';
    reply.setCookie(COOKIE, signedIn.token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
    return { kind: 'signed-in' as const, ...signedIn.person };
  });
  serve(scope, central, 'signOut', signOut, async (_input, _person, request) => {
    await endSession(central, request.cookies[COOKIE] ?? '');
    return { kind: 'signed-out' as const };
  });
  serve(scope, central, 'whoAmI', whoAmI, async (_input, person) => person);
}

function serveReading(scope: FastifyInstance, central: Central): void {
  const { db } = central;
  const routes = consoleContracts;
  serve(scope, central, 'listBills', routes.listBills, (input) => listBillRows(db, input));
  serve(scope, central, 'listTransactions', routes.listTransactions, (input) =>
    listTransactionRows(db, input),
  );
  serve(scope, central, 'readTransaction', routes.readTransaction, async (input) => {
    const details = await readTransactionDetails(db, input);
    if (!details) throw new RefusedRequest('not-found');
    return details;
  });
  serve(scope, central, 'listExceptions', routes.listExceptions, async ({ closed, limit }) => ({
    exceptions: await listExceptionRows(db, { closed: closed === 'true', limit }),
  }));
  serve(scope, central, 'listAlarms', routes.listAlarms, async ({ limit }) => ({
    alarms: await listAlarmRows(db, limit),
  }));
  serve(scope, central, 'listCases', routes.listCases, async ({ status }) => ({
    cases: await listCaseRows(db, status),
  }));
  serve(scope, central, 'listRatings', routes.listRatings, async ({ days }) => ({
    ratings: await listRatingRows(db, new Date(central.now().getTime() - days * DAY_MS)),
  }));
  serve(scope, central, 'listHelpCalls', routes.listHelpCalls, async () => ({
    calls: await listHelpCallRows(db),
  }));
  serve(scope, central, 'listKiosks', routes.listKiosks, async () => ({ kiosks: await listKioskRows(db) }));
}

function serveReports(scope: FastifyInstance, central: Central): void {
  const { listReports, readReport, changeReport } = consoleContracts;
  serve(scope, central, 'listReports', listReports, (input) => listReportRows(central.db, input));
  serve(scope, central, 'readReport', readReport, async (input) => {
    const details = await readReportDetails(central, input);
    if (!details) throw new RefusedRequest('not-found');
    return details;
  });
  serve(scope, central, 'changeReport', changeReport, (input, person) =>
    changeReportByClerk(central, input, person.userName),
  );
}

function serveQueue(scope: FastifyInstance, central: Central): void {
  const { listQueues, callNext, changeTicket } = consoleContracts;
  const townOf = async (townId: string | undefined): Promise<string> =>
    townId ?? (await onlyTown(central.db)) ?? '';
  serve(scope, central, 'listQueues', listQueues, async ({ townId }) =>
    listQueueRows(central, await townOf(townId)),
  );
  serve(scope, central, 'callNext', callNext, async ({ townId, desk }, person) =>
    callNextTicket(central, { townId: await townOf(townId), desk }, person.userName),
  );
  serve(scope, central, 'changeTicket', changeTicket, async ({ townId, ...said }, person) =>
    answerTicket(central, { ...said, townId: await townOf(townId) }, person.userName),
  );
}

function serveBookings(scope: FastifyInstance, central: Central): void {
  const { listBookings, cancelBookingHere } = consoleContracts;
  const townOf = async (townId: string | undefined): Promise<string> =>
    townId ?? (await onlyTown(central.db)) ?? '';
  serve(scope, central, 'listBookings', listBookings, async ({ townId, ...asked }) =>
    listBookingRows(central, await townOf(townId), asked),
  );
  serve(scope, central, 'cancelBookingHere', cancelBookingHere, async ({ townId, reference }, person) =>
    cancelBookingByClerk(central, { townId: await townOf(townId), reference }, person.userName),
  );
}

function serveChanging(scope: FastifyInstance, central: Central): void {
  const { uploadBills, newEnrolmentCode } = consoleContracts;
  const townOf = async (townId: string | undefined): Promise<string> =>
    townId ?? (await onlyTown(central.db)) ?? '';
  serve(
    scope,
    central,
    'uploadBills',
    uploadBills,
    async ({ townId, csv }, person) => {
      const answer = await importBills(
        central,
        await townOf(townId),
        Buffer.from(csv, 'utf8'),
        person.userName,
      );
      return answer.kind === 'refused' ? { ...answer, badLines: [...answer.badLines] } : answer;
    },
    UPLOAD_BODY,
  );
  serve(scope, central, 'answerHelpCall', consoleContracts.answerHelpCall, (input, person) =>
    answerCall(central, input, person.userName),
  );
  serve(scope, central, 'decideCase', consoleContracts.decideCase, async ({ townId, ...deciding }, person) =>
    decideCase(central, { ...deciding, townId: await townOf(townId) }, person.userName),
  );
  serve(scope, central, 'newEnrolmentCode', newEnrolmentCode, async ({ townId, code, name }, person) => {
    const created = await createKiosk(central, { townId: await townOf(townId), code, name }, person.userName);
    return created.kind === 'refused' ? created : { ...created, expiresAt: created.expiresAt.toISOString() };
  });
}
