import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { contract } from '../../../domain/wire/index.ts';
import { callersOf, cookiesFor } from '../access/index.ts';
import type { Central } from '../central.ts';
import type { Listening } from '../database/index.ts';
import {
  answerErrors,
  boundConnections,
  publicAddress,
  SECURITY_SCHEMES,
  SMALL_BODY,
  securityHeaders,
  serveContract,
  takePlainTexts,
} from '../http/index.ts';
import { type MailOptions, mailRoutes } from '../mail/index.ts';
import { open311Routes } from '../open311/index.ts';
import { linkRoutes } from '../people/index.ts';
import { displayRoutes } from '../queue/index.ts';
import { receiptCopyRoutes } from '../receipt-copies/index.ts';
import { servePages } from './serve-pages.ts';
import { SUBJECTS } from './subjects.ts';

export type AppOptions = {
  readonly log: FastifyBaseLogger;
  /** The console's built files; served when the folder exists. */
  readonly consoleFolder: string;
  /** The proxies in front, as addresses and networks: what they say of a caller's address is believed. */
  readonly proxies: readonly string[];
  /** Where central is found from outside; null where nothing stands in front of it. */
  readonly publicUrl: string | null;
  /** How mail is sent; null where none is set up. */
  readonly mail?: MailOptions | null;
  /** What other server processes tell of the queues; null: displays look by themselves. */
  readonly queueChanges?: Listening | null;
};

/** How long a connection waits for its next request, and how often Node.js looks for those that take too long. */
const IDLE_MS = 30_000;
const LOOK_MS = 1_000;

const health = contract({
  name: 'health',
  method: 'GET',
  path: '/api/health',
  summary: 'Says whether central can work: it answers, and so does its database.',
  request: z.object({}),
  response: z.object({ kind: z.literal('well') }),
});

/** The server as an application, not listening yet. */
export async function buildApp(central: Central, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    // Fastify's own lines hold the address with its query; ours name the route.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: [...options.proxies],
    bodyLimit: SMALL_BODY,
    requestTimeout: central.limits.requestMs,
    http: { headersTimeout: central.limits.headMs, connectionsCheckingInterval: LOOK_MS },
    keepAliveTimeout: IDLE_MS,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { caseSensitive: true },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('kiosk', null);
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  boundConnections(app, central.limits, options.proxies);
  securityHeaders(app, secure);
  takePlainTexts(app);
  answerErrors(app);
  logRequests(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Townhall Kiosk: central',
        version: '1',
        description: 'What kiosks, the console and programs of the town call.',
      },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(cookie);
  app.register(async (scope) => {
    serveContract(scope, health, { bodyLimit: SMALL_BODY, tag: 'central', signedBy: [] }, async () => {
      await sql`select 1`.execute(central.db);
      return { kind: 'well' as const };
    });
    const callers = callersOf(scope, central, cookiesFor(secure));
    for (const register of SUBJECTS) register(callers, central);
    const mail = options.mail ?? null;
    mailRoutes(callers, central, mail);
    receiptCopyRoutes(callers, central, mail !== null);
    linkRoutes(callers, central, { mail, publicUrl: options.publicUrl });
    open311Routes(scope, central, publicAddress(options.publicUrl));
    const changes = options.queueChanges ?? null;
    displayRoutes(scope, central, { changes, pageFolder: options.consoleFolder });
    scope.get('/api/openapi.json', { schema: { hide: true } as object }, async () => app.swagger());
  });
  await servePages(app, options.consoleFolder);
  return app;
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      event: 'request',
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      kiosk: request.kiosk?.kioskId ?? null,
    });
  });
}
