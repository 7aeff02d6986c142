import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { plainText } from '../reports/index.ts';

const words = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();

/** What another server may say about a request; each part may be missing. */
const OutsideRow = z.looseObject({
  service_request_id: words,
  token: words,
  status: words,
  status_notes: words,
  description: words,
});

/** A request as another server tells it; what is not there is the empty text. */
export type OutsideRequest = {
  readonly requestId: string;
  readonly token: string;
  readonly status: 'open' | 'closed';
  readonly notes: string;
  readonly description: string;
};

const LONGEST_ID = 100;
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
  let content: unknown;
  try {
    content = format === 'json' ? rowsOfJson(JSON.parse(text)) : rowsOfXml(text);
  } catch {
    return null;
  }
  const rows = z.array(OutsideRow).max(MOST_ROWS).safeParse(content);
  return rows.success ? rows.data.map(asRequest) : null;
}

/** A list; some servers put it into an object as in XML. */
function rowsOfJson(content: unknown): unknown {
  const wrapped = z.object({ service_requests: z.array(z.unknown()) }).safeParse(content);
  return wrapped.success ? wrapped.data.service_requests : content;
}

function rowsOfXml(text: string): unknown {
  // Entities of its own could make a small document large; the standard has no use for them.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null;
  const document: unknown = parser.parse(text, true);
  const root = z.object({ service_requests: z.unknown() }).safeParse(document);
  if (!root.success || root.data.service_requests === undefined) return null;
  if (root.data.service_requests === '') return [];
  return z.object({ request: z.array(z.unknown()) }).parse(root.data.service_requests).request;
}

function asRequest(row: z.infer<typeof OutsideRow>): OutsideRequest {
  const say = (value: string | number | boolean | null | undefined): string => plainText(String(value ?? ''));
  return {
    requestId: say(row.service_request_id).slice(0, LONGEST_ID),
    token: say(row.token).slice(0, LONGEST_ID),
    // Some servers have words of their own for what is still open.
    status: say(row.status).toLowerCase() === 'closed' ? 'closed' : 'open',
    notes: say(row.status_notes).slice(0, LONGEST_NOTES),
    description: say(row.description),
  };
}
