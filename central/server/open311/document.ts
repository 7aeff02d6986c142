/** A value of an answer: an object's names are elements; a list's items are elements under the name of the list. */
export type Value = string | number | boolean | null | { readonly [name: string]: Value } | readonly Value[];

/** The two forms of every answer (GeoReport v2, Format Support). */
export type Format = 'json' | 'xml';
export const formats: readonly Format[] = ['json', 'xml'];

export const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** What one item of a list is called. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

/** An answer as text. In JSON the root has no name. */
export const writeDocument = (format: Format, root: string, value: Value): string =>
  format === 'json' ? JSON.stringify(value) : asXml(root, value);

/** An answer as an XML document; text is escaped, and characters that XML 1.0 has no place for are replaced. */
export const asXml = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;

function element(name: string, value: Value): string {
  const content = inside(name, value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function inside(name: string, value: Value): string {
  if (value === null) return '';
  if (isList(value)) return value.map((item) => element(ITEMS[name] ?? 'item', item)).join('');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([child, one]) => element(child, one))
      .join('');
  }
  return escapeXml(String(value));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Char of XML 1.0, clause 2.2. */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As it stands a parser would make it a line feed (clause 2.11).
  '\r': '&#13;',
};

const escapeXml = (text: string): string =>
  text.replace(NO_CHARACTER, '\ufffd').replace(/[&<>"'\r]/g, (one) => ESCAPES[one] ?? one);

/** A moment as W3C date-time in UTC, to the second. */
export const dateTime = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
