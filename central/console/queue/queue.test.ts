import { describe, expect, it } from 'vitest';
import { actionsFor, desksOf, type Queues, type Ticket, ticketAt } from './at-desk.ts';
import { keepOwnDesk, readOwnDesk } from './own-desk.ts';

const ticket = (number: number, state: Ticket['state'], desk: string | null): Ticket => ({
  day: '2026-11-24',
  queueId: 'ids',
  number,
  label: `A 00${number}`,
  state,
  takenAt: '2026-11-24T09:00:00.000Z',
  dueAt: null,
  desk,
  calledAt: desk === null ? null : '2026-11-24T09:10:00.000Z',
  calls: desk === null ? 0 : 1,
});

const queues: Queues = {
  townId: 'millbrook',
  day: '2026-11-24',
  queues: [queue('ids', 'A', ['2', '10', '1']), queue('taxes', 'B', ['2', '3A'])],
  waiting: [ticket(4, 'waiting', null)],
  called: [ticket(3, 'called', '1'), ticket(2, 'serving', '2'), ticket(1, 'done', '10')],
};

function queue(queueId: string, letter: string, desks: string[]): Queues['queues'][number] {
  return { queueId, letter, title: queueId, desks, waiting: 1, wait: { kind: 'about', minutes: 5 } };
}

describe('a desk', () => {
  it('is offered once, in the order of the signs, whichever queues it serves', () => {
    expect(desksOf(queues)).toEqual(['1', '2', '3A', '10']);
  });

  it('has the number that is called to it or served there, and is free after that', () => {
    expect(ticketAt(queues, '1')?.number).toBe(3);
    expect(ticketAt(queues, '2')?.number).toBe(2);
    expect(ticketAt(queues, '10')).toBeNull();
    expect(ticketAt(queues, '3A')).toBeNull();
  });

  it('offers of a number only what can be said of it', () => {
    expect(actionsFor(ticket(3, 'called', '1'))).toEqual(['here', 'call-again', 'served', 'no-show']);
    expect(actionsFor(ticket(2, 'serving', '2'))).toEqual(['served']);
    expect(actionsFor(ticket(1, 'no-show', '2'))).toEqual([]);
  });

  it('is remembered by the browser, and nothing else that stands there is believed', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    expect(readOwnDesk(storage)).toBeNull();
    keepOwnDesk(storage, '2A');
    expect(readOwnDesk(storage)).toBe('2A');
    keepOwnDesk(storage, '<b>');
    expect(readOwnDesk(storage)).toBeNull();
    const forbidden = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(() => keepOwnDesk(forbidden, '1')).not.toThrow();
    expect(readOwnDesk(forbidden)).toBeNull();
  });
});
