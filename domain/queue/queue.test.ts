import { describe, expect, it } from 'vitest';
import { estimateWait } from './estimate-wait.ts';
import { isIn, LARGEST_NUMBER, nextOwnNumber, numberAfter, ownRange } from './numbers.ts';
import { QueueDefinitions } from './queue-definition.ts';
import { ticketLabel } from './ticket.ts';
import { DeskAction, stateAfter, TicketState } from './ticket-state.ts';

const facts = { peopleBefore: 0, desksOpen: 1, minutesEach: 10, lastServedMinutes: [] };

describe('the estimate of a wait', () => {
  it('says what is sure and no more', () => {
    expect(estimateWait(facts)).toEqual({ kind: 'less-than', minutes: 5 });
    expect(estimateWait({ ...facts, peopleBefore: 2 })).toEqual({ kind: 'about', minutes: 20 });
    expect(estimateWait({ ...facts, peopleBefore: 3, desksOpen: 2 })).toEqual({ kind: 'about', minutes: 15 });
    expect(estimateWait({ ...facts, peopleBefore: 4 })).toEqual({ kind: 'between', minutes: 30, most: 50 });
    expect(estimateWait({ ...facts, peopleBefore: 40 })).toEqual({ kind: 'more-than', minutes: 120 });
  });

  it('follows what is measured, slowly, and leaves out who was forgotten at a desk', () => {
    const measured = { ...facts, peopleBefore: 2, lastServedMinutes: [4, 4, 4, 4, 4, 4, 9_999] };
    expect(estimateWait(measured)).toEqual({ kind: 'about', minutes: 10 });
    expect(estimateWait({ ...facts, desksOpen: 0, peopleBefore: 1 })).toEqual({ kind: 'about', minutes: 10 });
  });

  it('never says a minute that is not a step of five, nor less for more people', () => {
    let before = 0;
    for (let peopleBefore = 0; peopleBefore < 200; peopleBefore += 1) {
      for (const desksOpen of [1, 3]) {
        const wait = estimateWait({ ...facts, minutesEach: 7, peopleBefore, desksOpen });
        expect(wait.minutes % 5).toBe(0);
        if (wait.kind === 'between') expect(wait.most).toBeGreaterThan(wait.minutes);
        if (desksOpen === 1) {
          const said = wait.kind === 'between' ? wait.most : wait.minutes;
          expect(said).toBeGreaterThanOrEqual(wait.kind === 'more-than' ? 0 : before);
          before = wait.kind === 'more-than' ? before : said;
        }
      }
    }
  });
});

describe('the numbers', () => {
  it('of central and of every kiosk never meet', () => {
    const seen = new Set<number>();
    for (let number = numberAfter(0); number !== null; number = numberAfter(number)) seen.add(number);
    let slots = 0;
    for (let range = ownRange(slots); range !== null; range = ownRange(slots)) {
      for (let number = range.first; number <= range.last; number += 1) {
        expect(seen.has(number)).toBe(false);
        expect(number).toBeLessThanOrEqual(LARGEST_NUMBER);
        seen.add(number);
      }
      slots += 1;
    }
    expect(slots).toBe(90);
    expect(ownRange(-1)).toBeNull();
  });

  it('of a kiosk follow each other and end with its range', () => {
    const range = { first: 551, last: 553 };
    expect(nextOwnNumber(range, [])).toBe(551);
    expect(nextOwnNumber(range, [551, 552])).toBe(553);
    expect(nextOwnNumber(range, [553])).toBeNull();
    expect(isIn(range, 554)).toBe(false);
  });

  it('have at least three digits', () => {
    expect(ticketLabel({ letter: 'A', number: 17 })).toBe('A 017');
    expect(ticketLabel({ letter: 'C', number: 5_001 })).toBe('C 5001');
  });
});

it('a number that is over is not called any more, whatever a clerk says', () => {
  for (const action of DeskAction.options) {
    for (const state of TicketState.options.filter((one) => one !== 'called' && one !== 'serving')) {
      expect(stateAfter(state, action)).toBeNull();
    }
  }
  expect(stateAfter('serving', 'served')).toBe('done');
  expect(stateAfter('serving', 'no-show')).toBeNull();
});

it('two queues never share a letter', () => {
  const queue = (queueId: string, letter: string): object => ({
    queueId,
    letter,
    title: { en: 'T' },
    description: { en: 'D' },
    whereToWait: { en: 'W' },
    minutesEach: 5,
    desks: ['1'],
  });
  expect(QueueDefinitions.safeParse([queue('one', 'A'), queue('two', 'B')]).success).toBe(true);
  const [issue] = QueueDefinitions.safeParse([queue('one', 'A'), queue('two', 'A')]).error?.issues ?? [];
  expect(issue?.path).toEqual([1, 'letter']);
});
