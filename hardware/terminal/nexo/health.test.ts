import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualTimers, type VirtualTimers } from '../../timers/testing/virtual-timers.ts';
import type { Exchange, ExchangeResult } from './exchange.ts';
import { createHealth, type Health } from './health.ts';
import { settingsFor } from './testing/sale-side.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nnot used here\n-----END CERTIFICATE-----';
const settings = settingsFor('127.0.42.9', PEM);

let timers: VirtualTimers;
let health: Health;
/** How the line is now: away at once, away until the deadline, or there. */
let line: 'refused' | 'dead' | 'there';
let asked: string[];
let nextId: number;

beforeEach(() => {
  timers = createVirtualTimers();
  line = 'refused';
  asked = [];
  nextId = 0;
  health = createHealth({
    settings,
    exchange,
    newReference: () => ({ saleId: settings.saleId, poiId: settings.poiId, serviceId: `Q${++nextId}` }),
    now: () => new Date(0),
    log: () => {},
    timers,
    pollIntervalMs: 30_000,
  });
});

const exchange: Exchange = (request, { deadlineMs, signal }) => {
  const category = String(request.MessageHeader.MessageCategory);
  asked.push(category);
  if (line === 'refused') return Promise.resolve({ kind: 'not-sent' });
  if (line === 'there') return Promise.resolve(answerTo(category, request.MessageHeader));
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'not-sent' }));
    timers.after(deadlineMs, () => resolve({ kind: 'not-sent' }));
  });
};

function answerTo(category: string, header: object): ExchangeResult {
  const body = { [`${category}Response`]: { Response: { Result: 'Success' } } };
  return { kind: 'answer', message: { MessageHeader: { ...header, MessageType: 'Response' }, ...body } };
}

describe('the terminal’s state', () => {
  it('is asked for at intervals', async () => {
    await timers.advance(0);
    expect(health.status().connection).toBe('offline');
    line = 'there';
    await timers.advance(29_999);
    expect(health.status().connection).toBe('offline');
    await timers.advance(1);
    expect(health.status().connection).toBe('online');
  });

  it('is known at the touch, not at the next poll, when somebody asks', async () => {
    await timers.advance(1_000);
    line = 'there';
    expect((await timers.until(health.check())).connection).toBe('online');
    expect(timers.monotonicMs()).toBe(1_000);
  });

  it('is asked for again when the question under way hangs since before the terminal was back', async () => {
    line = 'dead';
    await timers.advance(100);
    const check = health.check();
    line = 'there';
    expect((await timers.until(check)).connection).toBe('online');
    expect(timers.monotonicMs()).toBeLessThanOrEqual(settings.deadlines.diagnosisMs);
  });

  it('is offline after one message that did not leave', async () => {
    await timers.advance(0);
    expect(asked).toEqual(['Login']);
  });

  it('is not asked for while a payment runs', async () => {
    await timers.advance(0);
    line = 'there';
    const wake = health.rest();
    expect((await health.check()).connection).toBe('offline');
    wake();
    expect((await timers.until(health.check())).connection).toBe('online');
  });
});
