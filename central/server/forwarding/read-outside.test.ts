import { describe, expect, it } from 'vitest';
import { readOutsideError, readOutsideRequests } from './read-outside.ts';

const withStatus = (status: string, notes = ''): string =>
  JSON.stringify([{ service_request_id: '1', status, status_notes: notes }]);
const inXml = (inner: string): string => `<?xml version="1.0"?>${inner}`;

describe('what another server says about a report', () => {
  it.each([
    'closed',
    'CLOSED',
    'FIXED',
    'DUPLICATE',
    'NO_FURTHER_ACTION',
    'NOT_COUNCILS_RESPONSIBILITY',
    'CANCELLED',
    'INTERNAL_REFERRAL',
    'UNABLE_TO_FIX',
    'Closed - duplicate',
    'closed_duplicate',
    'Closed (not our road)',
    'Fixed - Council',
    'fixed - user',
    'Completed',
    'Resolved',
    'Resolved by contractor',
    'no further action',
    "Not Council's Responsibility",
    'Case Closed',
    'Service Request Closed',
    'WORK_COMPLETED',
    'Closed - No Action Required',
    "Won't fix",
    'Abgeschlossen',
    'Résolu',
    'resuelto',
    'Zamknięte',
    'закрито',
    'مغلق',
    '已解决',
    'Đã giải quyết',
    'afgehandeld',
  ])('%s ends it', (status) => {
    expect(readOutsideRequests('json', withStatus(status))).toMatchObject([{ status: 'closed' }]);
    const request = `<request><service_request_id>1</service_request_id><status>${status}</status></request>`;
    const xml = inXml(`<service_requests>${request}</service_requests>`);
    expect(readOutsideRequests('xml', xml)).toMatchObject([{ requestId: '1', status: 'closed' }]);
  });

  it.each([
    'open',
    'INVESTIGATING',
    'IN_PROGRESS',
    'ACTION_SCHEDULED',
    'FOR_TRIAGE',
    'REOPEN',
    'Reopened',
    'Closed - reopened',
    'Partially resolved',
    'Completed - pending inspection',
    'Not fixed',
    'Unresolved',
    'Incomplete',
    'Closedown of the road is planned',
    'Quelque chose',
    'Not yet closed',
    'Work to be completed',
    'Ready to be closed',
    'Completed inspection',
    'Duplicate check',
    'No resuelto',
    'nicht abgeschlossen',
    'не вирішено',
    'Referred to the contractor',
    '',
  ])('"%s" leaves it open', (status) => {
    expect(readOutsideRequests('json', withStatus(status))).toMatchObject([{ status: 'open' }]);
  });

  it('keeps the reason that the status gives, before its notes', () => {
    for (const [status, notes, kept] of [
      ['DUPLICATE', '', 'Duplicate'],
      ['NOT_COUNCILS_RESPONSIBILITY', 'Ask the county', 'Not councils responsibility: Ask the county'],
      ['Closed - duplicate', 'See 12', 'Closed - duplicate: See 12'],
      ['IN_PROGRESS', '', 'In progress'],
      ['Closed', 'A new lamp', 'A new lamp'],
      ['OPEN', '', ''],
      ['', 'Seen', 'Seen'],
    ])
      expect(readOutsideRequests('json', withStatus(status ?? '', notes)), status).toMatchObject([
        { notes: kept },
      ]);
  });

  it('is read behind a byte order mark', () => {
    const text = '[{"service_request_id":"1","status":"open"}]';
    expect(readOutsideRequests('json', `\uFEFF${text}`)).toEqual(readOutsideRequests('json', text));
    const xml = '<service_requests><request><token>t</token></request></service_requests>';
    expect(readOutsideRequests('xml', `\uFEFF${inXml(xml)}`)).toMatchObject([{ token: 't' }]);
  });

  it('is read as one request, and in the envelope that JSON has when it was made of XML', () => {
    const request = { service_request_id: 9, status: 'FIXED' };
    for (const value of [
      request,
      { service_requests: [request] },
      { service_requests: { request } },
      { service_requests: { request: [request] } },
    ])
      expect(readOutsideRequests('json', JSON.stringify(value))).toMatchObject([
        { requestId: '9', status: 'closed' },
      ]);
    const error = { code: 404, description: 'no such service' };
    for (const value of [{ error }, { errors: { error: [error] } }, { errors: { error } }])
      expect(readOutsideError('json', JSON.stringify(value))).toEqual({
        status: 404,
        description: 'no such service',
      });
    expect(readOutsideRequests('json', '[{"error_code":1,"error":"x"}]')).toBeNull();
  });

  it('is an error when it consists of codes and descriptions, and no request without a number', () => {
    const error = { code: 400, description: 'service_code was not provided' };
    const right = { status: 400, description: 'service_code was not provided' };
    for (const value of [[error], error, { errors: [error] }, [{ ...error, code: '400' }], [error, error]]) {
      expect(readOutsideError('json', JSON.stringify(value))).toEqual(right);
      expect(readOutsideRequests('json', `\uFEFF${JSON.stringify(value)}`)).toBeNull();
    }
    const one = '<error><code>400</code><description>service_code was not provided</description></error>';
    for (const xml of [inXml(`<errors>${one}</errors>`), `<errors>${one}${one}</errors>`]) {
      expect(readOutsideError('xml', xml)).toEqual(right);
      expect(readOutsideRequests('xml', xml)).toBeNull();
    }
    const named = [{ code: 'E7', description: `call 555 0100 77${'x'.repeat(1_000)}` }];
    const read = readOutsideError('json', JSON.stringify(named));
    expect(read).toMatchObject({ status: null, description: expect.stringMatching(/^call \[…\]x+$/) });
    expect(read?.description).toHaveLength(200);
    for (const text of [
      '[]',
      '{',
      'null',
      '7',
      withStatus('open'),
      '[{"token":"t","code":1,"description":"d"}]',
    ])
      expect(readOutsideError('json', text), text).toBeNull();
    for (const text of ['', '<', '<errors/>', '<service_requests/>', '<!DOCTYPE a><errors/>'])
      expect(readOutsideError('xml', text), text).toBeNull();
  });
});
