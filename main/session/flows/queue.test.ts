import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Content } from '../../../domain/content/index.ts';
import { Town } from '../../../domain/town/index.ts';
import type { SessionParts } from '../parts.ts';
import type { Place } from '../place.ts';
import type { Visit } from '../visit.ts';
import { createQueueFlow } from './queue.ts';

const folder = new URL('../../../config/towns/millbrook/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const town = Town.parse({
  definition: json('town.json'),
  services: [json('services/queue-number.json')],
  fees: {},
  queues: json('queues.json'),
});
const content = Content.parse({ holidays: json('content/holidays.json') });

/** The flow at a moment, with a runner that notes what was begun. */
function flowAt(now: string) {
  let place: Place = { kind: 'home' };
  const begun: string[] = [];
  const visit = {
    place: () => place,
    go: (next: Place) => {
      place = next;
    },
    language: () => 'en',
    attach: () => undefined,
    transactionId: () => 't1',
    transaction: () => null,
    show: () => undefined,
  } as unknown as Visit;
  const parts = {
    town,
    now: () => new Date(now),
    content: () => content,
    centralReached: () => false,
    numbers: { ask: async () => null, hasOwn: () => true },
    printer: { status: () => ({ connection: 'offline' }) },
    runner: {
      begin: (serviceId: string) => {
        begun.push(serviceId);
        return { transactionId: 't1' };
      },
      tell: () => 'recorded',
      tellPersonal: () => 'recorded',
    },
  } as unknown as SessionParts;
  const flow = createQueueFlow(parts, visit);
  const [service] = town.services;
  if (service?.kind !== 'queue') throw new Error('no queues');
  flow.services.queue.open(service);
  return { flow, begun, problem: () => (place.kind === 'queues' ? place.problem : place.kind) };
}

it.each([
  ['within the hours', '2026-11-30T10:00:00Z', 'ticket', 1],
  ['on a Saturday night', '2026-11-28T23:20:00Z', 'closed', 0],
  ['before it opens', '2026-11-30T08:59:00Z', 'closed', 0],
  ['in the minute in which it closes', '2026-11-30T16:30:00Z', 'closed', 0],
  ['on a holiday of the town', '2026-12-25T10:00:00Z', 'closed', 0],
])(
  'gives a number %s or says that it is closed, also without central',
  async (_when, now, shows, numbers) => {
    const { flow, begun, problem } = flowAt(now);
    expect(flow.calls['queue.take']({ queueId: 'registration' })).toEqual({ kind: 'done' });
    expect(problem()).toBe(shows);
    expect(begun).toHaveLength(numbers);
  },
);
