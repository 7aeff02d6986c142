import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Central } from '../central.ts';
import { isDatabaseAway } from '../database/index.ts';
import { type AddressOf, callerAddress, logError } from '../http/index.ts';
import { boundedTurns, type Turns } from '../reading/index.ts';
import { defineService, describeService, offeredServices } from './catalogue.ts';
import { discovery } from './discovery.ts';
import { type Format, formats, mediaTypes, type Value, writeDocument } from './document.ts';
import { findRequest, findRequests, findToken, RequestsQuery } from './find-requests.ts';
import { townOf } from './jurisdiction.ts';
import { type Form, readForm, readMultipart } from './read-form.ts';
import { LARGEST_UPLOAD } from './read-photos.ts';
import { receiveRequest } from './receive-request.ts';
import { Open311Refusal } from './refusal.ts';
import { bucketOf, countRequest } from './throttle-address.ts';

const PATH = '/open311/v2';
const MOST_UPLOADS_WAITING = 8;
const SMALL_BODY = 64 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** What can be posted, for the OpenAPI document; the body itself is read as the standard says, with its `attribute[code]`. */
const Posted = z.looseObject({
  jurisdiction_id: z.string().optional(),
  api_key: z.string(),
  service_code: z.string(),
  lat: z.string().optional(),
  long: z.string().optional(),
  address_string: z.string().max(500).optional(),
  description: z.string().max(4_000).optional(),
  email: z.string().optional(),
  first_name: z.string().max(100).optional(),
  last_name: z.string().max(100).optional(),
  phone: z.string().max(100).optional(),
  media_url: z.string().max(2_000).optional(),
});

const Town = z.object({ jurisdiction_id: z.string().max(100).optional() });
const Name = z.object({ name: z.string().max(200) });

/** Open311 GeoReport v2: what can be reported here, reports by other programs, and what has become of reports. */
export function open311Routes(app: FastifyInstance, central: Central, addressOf: AddressOf): void {
  app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: SMALL_BODY }, (_request, body, done) =>
        done(null, body),
      );
      scope.addContentTypeParser(
        MULTIPART,
        { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD },
        (_request, body, done) => done(null, body),
      );
      scope.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));
      scope.setNotFoundHandler((request, reply) =>
        answerError(new Open311Refusal(404, 'there is nothing here'), request, reply),
      );
      const uploads = boundedTurns(1, MOST_UPLOADS_WAITING);
      for (const format of formats) {
        serveCatalogue(scope, central, format, addressOf);
        serveRequests(scope, central, format, uploads);
      }
    },
    { prefix: PATH },
  );
}

type Answer = (request: FastifyRequest) => Promise<Value>;

/** A route that is read. Reading is counted by the caller's address. */
function read(
  scope: FastifyInstance,
  central: Central,
  url: string,
  described: { readonly format: Format; readonly root: string; readonly summary: string },
  schema: { readonly querystring: z.ZodType; readonly params?: z.ZodType },
  answer: Answer,
): void {
  const { format, root, summary } = described;
  scope.get(`${url}.${format}`, { schema: documented(summary, format, schema) }, async (request, reply) => {
    await countRequest(central, [
      bucketOf('read', callerAddress(request), central.limits.open311ReadsPerAddress),
    ]);
    return send(reply, 200, format, root, await answer(request));
  });
}

function serveCatalogue(
  scope: FastifyInstance,
  central: Central,
  format: Format,
  addressOf: AddressOf,
): void {
  const town = (request: FastifyRequest) => townOf(central, queryOf(request).jurisdiction_id);
  read(
    scope,
    central,
    '/discovery',
    { format, root: 'discovery', summary: 'Open311: what this endpoint is.' },
    { querystring: Town },
    async (request) => {
      const definition = await town(request);
      const { imported_at } = await central.db
        .selectFrom('towns')
        .select('imported_at')
        .where('town_id', '=', definition.townId)
        .executeTakeFirstOrThrow();
      return discovery(definition, imported_at, `${addressOf(request)}${PATH}`);
    },
  );
  read(
    scope,
    central,
    '/services',
    { format, root: 'services', summary: 'Open311: what can be reported.' },
    { querystring: Town },
    async (request) => {
      const definition = await town(request);
      const services = await offeredServices(central, definition.townId);
      return [...services.values()].map((service) => describeService(service, definition));
    },
  );
  read(
    scope,
    central,
    '/services/:name',
    { format, root: 'service_definition', summary: 'Open311: the questions of one service.' },
    { querystring: Town, params: Name },
    async (request) => {
      const definition = await town(request);
      const service = (await offeredServices(central, definition.townId)).get(nameOf(request));
      if (!service) throw new Open311Refusal(404, 'service_code provided was not found');
      return defineService(service, definition);
    },
  );
}

function serveRequests(scope: FastifyInstance, central: Central, format: Format, uploads: Turns): void {
  const root = 'service_requests';
  read(
    scope,
    central,
    '/requests',
    { format, root, summary: 'Open311: reports by number, or by code, status and time.' },
    { querystring: RequestsQuery },
    // Validated by the schema above.
    (request) => findRequests(central, request.query as RequestsQuery),
  );
  read(
    scope,
    central,
    '/requests/:name',
    { format, root, summary: 'Open311: one report by its number.' },
    { querystring: Town, params: Name },
    (request) => findRequest(central, nameOf(request), queryOf(request).jurisdiction_id),
  );
  read(
    scope,
    central,
    '/tokens/:name',
    { format, root, summary: 'Open311: the number of a report by its token.' },
    { querystring: Town, params: Name },
    (request) => findToken(central, nameOf(request), queryOf(request).jurisdiction_id),
  );
  const summary = `Open311: takes a report from a program that has a key (${FORM}, or ${MULTIPART} with photos).`;
  scope.post(
    `/requests.${format}`,
    {
      schema: documented(summary, format, { consumes: [FORM, MULTIPART], body: Posted }),
      validatorCompiler: () => (value) => ({ value }),
      // The key stands in the body: before a large one is read, the address that sends it is counted.
      onRequest: async (request) => {
        if (!request.headers['content-type']?.startsWith(MULTIPART)) return;
        await countRequest(central, [
          bucketOf('upload', callerAddress(request), central.limits.open311ReportsPerAddress),
        ]);
      },
    },
    async (request, reply) => {
      const made = await receiveRequest(central, await formOf(request, uploads), callerAddress(request));
      return send(reply, 201, format, root, made);
    },
  );
}

async function formOf({ body, headers }: FastifyRequest, uploads: Turns): Promise<Form> {
  if (typeof body === 'string') return readForm(body);
  if (Buffer.isBuffer(body)) return readMultipart(body, headers['content-type'] ?? '', uploads);
  throw new Open311Refusal(400, `a body of the type ${FORM} or ${MULTIPART}`);
}

// Validated by the routes' schemas.
const queryOf = (request: FastifyRequest): z.infer<typeof Town> => request.query as z.infer<typeof Town>;
const nameOf = (request: FastifyRequest): string => (request.params as z.infer<typeof Name>).name;

const documented = (summary: string, format: Format, schema: object): object => ({
  summary,
  tags: ['open311'],
  produces: [mediaTypes[format]],
  ...schema,
});

const send = (
  reply: FastifyReply,
  status: number,
  format: Format,
  root: string,
  value: Value,
): FastifyReply =>
  reply
    .code(status)
    .type(mediaTypes[format])
    .header('cache-control', 'no-store')
    .send(writeDocument(format, root, value));

/** Every refusal is answered in the form that was asked for, and in XML where none was. */
function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode, description, retryAfterS } = refusalOf(error);
  if (statusCode >= 500) logError(request.log, 'open311-failed', error);
  if (retryAfterS !== null) reply.header('retry-after', retryAfterS);
  const format = request.url.split('?')[0]?.endsWith('.json') ? 'json' : 'xml';
  return send(reply, statusCode, format, 'errors', [{ code: statusCode, description }]);
}

function refusalOf(error: Error): {
  readonly statusCode: number;
  readonly description: string;
  readonly retryAfterS: number | null;
} {
  const plain = (statusCode: number, description: string) => ({ statusCode, description, retryAfterS: null });
  if (error instanceof Open311Refusal) {
    return { statusCode: error.statusCode, description: error.message, retryAfterS: error.retryAfterS };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation;
    return plain(400, `${issue?.instancePath.slice(1) ?? ''} is not valid`);
  }
  if (isDatabaseAway(error)) return plain(503, 'please try again a little later');
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return plain(413, 'the request is too large');
  return status >= 400 && status < 500
    ? plain(400, 'the request is not as the standard says')
    : plain(500, 'something went wrong here');
}
