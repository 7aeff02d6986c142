import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import { type ConsoleContract, WORKBOOK } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import {
  callerAddress,
  compressAnswers,
  largeBodies,
  RefusedRequest,
  SMALL_BODY,
  serveContract,
} from '../http/index.ts';
import { BUSY, boundedTurns } from '../reading/index.ts';
import { claimTry } from '../throttle/index.ts';
import type { Cookies } from './cookies.ts';
import { findSession, type Person } from './find-session.ts';
import { findToken } from './find-token.ts';
import { withinTown } from './within-town.ts';

type Handler<Request extends z.ZodType, Response extends z.ZodType> = (
  input: z.infer<Request>,
  person: Person,
  request: FastifyRequest,
) => Promise<z.infer<Response>>;

export type PeopleCallers = {
  readonly cookies: Cookies;
  /** Serves a contract to people of the roles that it names. */
  readonly serve: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: ConsoleContract<Request, Response>,
    handler: Handler<Request, Response>,
    options?: {
      readonly bodyLimit?: number;
      /** The body may have megabytes: it is parsed in a process of its own, and one after the other is dealt with. */
      readonly large?: boolean;
    },
  ) => void;
  /** Serves a contract that answers with a file: a stream, under this name, or under one that says what was asked for. */
  readonly serveFile: <Request extends z.ZodType>(
    contract: ConsoleContract<Request, z.ZodString>,
    fileName: string | ((input: z.infer<Request>) => string),
    handler: (input: z.infer<Request>, person: Person, request: FastifyRequest) => Promise<Readable>,
  ) => void;
  /** Serves a contract to the console before anybody is signed in. */
  readonly serveSignedOut: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    handler: Parameters<typeof serveContract<Request, Response>>[3],
  ) => void;
};

const MOST_UPLOADS_WAITING = 4;
const CONSOLE = { tag: 'console', refusesUnknown: true } as const;

/** Serves people at the console. All but signing in needs a session. */
export function peopleCallers(app: FastifyInstance, central: Central, cookies: Cookies): PeopleCallers {
  // Each would keep a connection to the database while it waits for the one before; kiosks need those.
  const uploads = boundedTurns(1, MOST_UPLOADS_WAITING);
  const scope = (fill: (own: FastifyInstance) => void): void => {
    app.register(async (own) => {
      // Only JSON: a form of another site cannot send it without asking first (CSRF); the cookie is SameSite=Strict besides.
      own.removeContentTypeParser('text/plain');
      own.addHook('onRequest', async (request) => refuseOtherSites(request));
      await compressAnswers(own);
      fill(own);
    });
  };
  /** The parts that every contract for people has in common; `work` makes the answer, or sends it by itself. */
  const served = <Request extends z.ZodType, Response extends z.ZodType>(
    contract: ConsoleContract<Request, Response>,
    { bodyLimit = SMALL_BODY, large = false },
    work: (
      input: z.infer<Request>,
      person: Person,
      from: FastifyRequest,
      reply: FastifyReply,
    ) => Promise<unknown>,
  ): void =>
    scope((own) => {
      const people = new WeakMap<FastifyRequest, Person>();
      if (large) largeBodies(own);
      // Before the body is read, so that a stranger cannot make central take in 24 MB.
      own.addHook('onRequest', async (request) => {
        people.set(request, await personOf(central, request, cookies.session.read(request), contract));
      });
      const signedBy = contract.personsOnly ? (['session'] as const) : (['session', 'apiToken'] as const);
      const options = {
        ...CONSOLE,
        signedBy,
        bodyLimit,
        ...(contract.answers ? { answers: contract.answers } : {}),
      };
      serveContract<Request, z.ZodType>(own, contract, options, async (input, request, reply) => {
        const person = people.get(request);
        if (!person) throw new RefusedRequest('not-signed-in');
        const ownInput = await withinTown(central, contract, input, person);
        if (contract.reads) await auditReading(central, person, contract.reads(ownInput));
        if (!large) return work(ownInput, person, request, reply);
        const answer = await uploads(() => work(ownInput, person, request, reply));
        if (answer === 'busy') throw new RefusedRequest('too-many', BUSY);
        return answer;
      });
    });
  return {
    cookies,
    serve: (contract, handler, options = {}) => served(contract, options, handler),
    serveFile: (contract, fileName, handler) =>
      served(contract, {}, async (input, person, request, reply) => {
        const file = await handler(input, person, request);
        // A workbook is no text: it says its letters itself.
        reply.type(contract.answers === WORKBOOK ? WORKBOOK : `${contract.answers}; charset=utf-8`);
        const name = typeof fileName === 'string' ? fileName : fileName(input);
        reply.header('content-disposition', `attachment; filename="${name}"`);
        return file;
      }),
    serveSignedOut: (contract, handler) =>
      scope((own) =>
        serveContract(own, contract, { ...CONSOLE, signedBy: [], bodyLimit: SMALL_BODY }, handler),
      ),
  };
}

function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign && request.method !== 'GET') throw new RefusedRequest('forbidden');
}

async function personOf(
  central: Central,
  request: FastifyRequest,
  token: string,
  contract: Pick<
    ConsoleContract<z.ZodType, z.ZodType>,
    'name' | 'method' | 'roles' | 'unwatched' | 'beforeSecondFactor' | 'personsOnly'
  >,
): Promise<Person> {
  const keepsAlive = contract.unwatched !== true;
  const bearer = bearerOf(request);
  const person =
    bearer === null
      ? await findSession(central, token, { keepsAlive })
      : await programOf(central, request, bearer, contract);
  if (!person) throw new RefusedRequest('not-signed-in');
  if (person.secondFactor === 'wanted' && !contract.beforeSecondFactor)
    throw new RefusedRequest('forbidden', 'Your role needs a second factor: set it up first.');
  if (!contract.roles.includes(person.role)) {
    request.log.warn({ event: 'role-refused', user: person.userName, route: contract.name });
    await writeAudit(central.db, central.now(), {
      actor: person.userName,
      action: 'role-refused',
      subject: contract.name,
      detail: { role: person.role },
    });
    throw new RefusedRequest('forbidden');
  }
  return person;
}

/** The token of a request, or null: a session is not looked for beside it. */
function bearerOf({ headers }: FastifyRequest): string | null {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return headers.authorization === undefined ? null : (token ?? '');
}

/** The program whose token this is. Wrong ones are counted for the address, as wrong passwords are. */
async function programOf(
  central: Central,
  request: FastifyRequest,
  token: string,
  {
    name,
    method,
    personsOnly,
  }: Pick<ConsoleContract<z.ZodType, z.ZodType>, 'name' | 'method' | 'personsOnly'>,
): Promise<Person | null> {
  const { db, limits, now } = central;
  const program = await findToken(central, token);
  if (!program) {
    const address = callerAddress(request);
    request.log.warn({ event: 'token-refused', route: name, address });
    const bucket = { name: `api-token:address:${sha256(address)}`, limit: limits.signInsFailedPerAddress };
    const claim = await claimTry(db, [bucket], limits.tryWindowMs, now());
    if (claim.kind === 'throttled') throw new RefusedRequest('too-many');
    return null;
  }
  if (personsOnly) throw new RefusedRequest('forbidden', 'This needs a person: a token may not do it.');
  if (program.readsOnly && method !== 'GET')
    throw new RefusedRequest('forbidden', 'This token may only read.');
  return program;
}

/** Who looked at residents' data stands in the audit log before anything is shown. */
async function auditReading(central: Central, { userName }: Person, subject: string): Promise<void> {
  await writeAudit(central.db, central.now(), { actor: userName, action: 'read-personal-data', subject });
}
