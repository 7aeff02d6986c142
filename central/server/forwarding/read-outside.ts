import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { plainText, publicText } from '../reports/index.ts';
import { outsideNotes, outsideStatus } from './outside-status.ts';

const words = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();

/** What another server may say about a request; each part may be missing. */
const OutsideRow = z.looseObject({
  service_request_id: words,
  token: words,
  status: words,
  status_notes: words,
  description: words,
});

/** A request as another server tells it; what is not there is the empty text. The notes say why, also where its status does. */
export type OutsideRequest = {
  readonly requestId: string;
  readonly token: string;
  readonly status: 'open' | 'closed';
  readonly notes: string;
  readonly description: string;
};

/** An error as the standard has it (GeoReport v2, "Errors"); a request has a number or a token besides. */
const OutsideErrorRow = z.looseObject({
  code: z.union([z.string(), z.number()]),
  description: z.union([z.string(), z.number()]),
  service_request_id: z.undefined().optional(),
  token: z.undefined().optional(),
});
type OutsideErrorRow = z.infer<typeof OutsideErrorRow>;

/** Why another server has not taken a request: the status that it names, if it names one, and its words. */
export type OutsideError = { readonly status: number | null; readonly description: string };

const LONGEST_ID = 100;
const LONGEST_PROBLEM = 200;
const LONGEST_NOTES = 1_000;
const MOST_ROWS = 5_000;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name === 'request',
});

/** Reads the requests in an answer of another server; null when it is not what the standard says. */
export function readOutsideRequests(format: 'xml' | 'json', text: string): OutsideRequest[] | null {
  const document = documentOf(format, text);
  if (errorsOf(format, document) !== null) return null;
  const content = format === 'json' ? rowsOfJson(document) : rowsOfXml(document);
  const rows = z.array(OutsideRow).max(MOST_ROWS).safeParse(content);
  return rows.success && rows.data.every(hasNumber) ? rows.data.map(asRequest) : null;
}

/** What another server says against a request in the standard's form of errors, whatever the answer's status; null when it says nothing of the kind. */
export function readOutsideError(format: 'xml' | 'json', text: string): OutsideError | null {
  const [first] = errorsOf(format, documentOf(format, text)) ?? [];
  if (!first) return null;
  const code = Number(first.code);
  // What was written about someone's report may be repeated here.
  const description = publicText(plainText(String(first.description))).slice(0, LONGEST_PROBLEM);
  return { status: Number.isInteger(code) && code >= 400 && code < 600 ? code : null, description };
}

/** The answer as its form has it; null when it is not of that form. */
function documentOf(format: 'xml' | 'json', text: string): unknown {
  // Entities of its own could make a small document large; the standard has no use for them.
  if (format === 'xml' && /<!(DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    return format === 'json' ? JSON.parse(text.replace(/^\uFEFF/, '')) : parser.parse(text, true);
  } catch {
    return null;
  }
}

/** The errors of an answer that consists of them; null for any other. */
function errorsOf(format: 'xml' | 'json', document: unknown): readonly OutsideErrorRow[] | null {
  const wrapped = z.looseObject({ errors: z.unknown() }).safeParse(document);
  const content = wrapped.success ? wrapped.data.errors : document;
  // JSON that was made of XML has the same envelope.
  const inEnvelope = z.looseObject({ error: z.looseObject({}).or(z.array(z.unknown())) }).safeParse(content);
  const rows = inEnvelope.success ? inEnvelope.data.error : format === 'xml' ? undefined : content;
  const errors = z
    .array(OutsideErrorRow)
    .min(1)
    .safeParse(Array.isArray(rows) ? rows : [rows]);
  return errors.success ? errors.data : null;
}

/** A list, or one request; some servers put them into an object or two as in XML. */
function rowsOfJson(content: unknown): unknown {
  const wrapped = z.object({ service_requests: z.unknown() }).safeParse(content);
  const requests = wrapped.data?.service_requests ?? content;
  const inXml = z.object({ request: z.unknown() }).safeParse(requests);
  const rows = inXml.data?.request ?? requests;
  const one = z
    .looseObject({ service_request_id: words })
    .or(z.looseObject({ token: words }))
    .safeParse(rows);
  return one.success && hasNumber(one.data) ? [rows] : rows;
}

/** Whether an answer is about a request: what has neither its number nor a token says something else. */
const hasNumber = (row: object): boolean => 'service_request_id' in row || 'token' in row;

function rowsOfXml(document: unknown): unknown {
  const root = z.object({ service_requests: z.unknown() }).safeParse(document);
  if (!root.success || root.data.service_requests === undefined) return null;
  if (root.data.service_requests === '') return [];
  return z.object({ request: z.array(z.unknown()) }).safeParse(root.data.service_requests).data?.request;
}

function asRequest(row: z.infer<typeof OutsideRow>): OutsideRequest {
  const say = (value: string | number | boolean | null | undefined): string => plainText(String(value ?? ''));
  return {
    requestId: say(row.service_request_id).slice(0, LONGEST_ID),
    token: say(row.token).slice(0, LONGEST_ID),
    status: outsideStatus(say(row.status)),
    notes: outsideNotes(say(row.status), say(row.status_notes)).slice(0, LONGEST_NOTES),
    description: say(row.description),
  };
}
