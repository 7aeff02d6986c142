import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { asXml, dateTime, writeDocument } from './document.ts';

/** Another program's reader checks what ours writes. */
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
});

describe('an answer of Open311', () => {
  it('is written in XML with each list around its items', () => {
    const value = [
      { service_code: 'A', metadata: true, keywords: '' },
      { service_code: 'B', metadata: false, keywords: null },
    ];
    expect(asXml('services', value)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<services>' +
        '<service><service_code>A</service_code><metadata>true</metadata><keywords/></service>' +
        '<service><service_code>B</service_code><metadata>false</metadata><keywords/></service></services>\n',
    );
    expect(asXml('service_requests', [])).toContain('<service_requests/>');
    expect(asXml('x', { attributes: [{ values: [{ key: 1 }] }] })).toContain(
      '<x><attributes><attribute><values><value><key>1</key></value></values></attribute></attributes></x>',
    );
    expect(writeDocument('json', 'errors', [{ code: 404, description: 'x' }])).toBe(
      '[{"code":404,"description":"x"}]',
    );
  });

  it('says in XML exactly the text that it was given, whatever the text is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']', '\r', '\n', '&amp;', ']]>', '<!--') }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const xml = asXml('errors', [{ description: `.${text}.` }]);
        expect(XMLValidator.validate(xml)).toBe(true);
        const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
        expect(parser.parse(xml)).toEqual({ errors: { error: { description: `.${allowed}.` } } });
      }),
      { numRuns: 500 },
    );
  });

  it('holds no character that XML has no place for', () => {
    const xml = asXml('a', '\u0000\u0008\u000b\u001f\ud800x\ufffe');
    expect(xml).toContain('<a>\ufffd\ufffd\ufffd\ufffd\ufffdx\ufffd</a>');
  });

  it('has W3C date-times with their zone, to the second', () => {
    expect(dateTime(new Date('2026-11-23T14:05:09.123Z'))).toBe('2026-11-23T14:05:09Z');
  });
});
