import { describe, expect, it } from 'vitest';
import { receiptAsText } from '../paper/index.ts';
import { type QueueDefinition, type Ticket, waitInWords } from '../queue/index.ts';
import { LANGUAGES } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { makeTicket } from './make-ticket.ts';

const say = (en: string) => ({ en, pl: `${en} pl` });
const town = {
  townId: 'millbrook',
  name: say('Millbrook'),
  address: say('1 Mill Square'),
  defaultLanguage: 'en',
  timeZone: 'Europe/Dublin',
} as unknown as TownDefinition;
const queue: QueueDefinition = {
  queueId: 'ids',
  letter: 'A',
  title: say('Registration'),
  description: say('D'),
  whereToWait: say('Wait on the ground floor.'),
  minutesEach: 10,
  desks: ['1'],
};
const ticket: Ticket = {
  day: '2026-11-23',
  queueId: 'ids',
  letter: 'A',
  number: 17,
  origin: 'central',
  appointmentAt: null,
  peopleBefore: 3,
  wait: { kind: 'about', minutes: 15 },
};
const on = (language: string, change: Partial<Ticket> = {}): string =>
  receiptAsText(
    makeTicket({
      town,
      queue,
      ticket: { ...ticket, ...change },
      language,
      reference: 'MILL1-42',
      takenAt: '2026-11-23T10:15:00Z',
    }),
  );

describe('a printed number', () => {
  it('says the number, its queue, who comes before, about how long it takes and where to wait', () => {
    const paper = on('en');
    for (const words of [
      'A 017',
      'Registration',
      'about 15 minutes',
      '23 Nov 2026',
      'ground floor',
      'MILL1-42',
    ])
      expect(paper).toContain(words);
    expect(paper).toMatch(/People ahead of you:?\s+3/);
  });

  it('says so when nobody knows the wait, and nothing of people before', () => {
    const paper = on('en', { peopleBefore: null, wait: null, number: 501, origin: 'kiosk' });
    expect(paper).toContain('A 501');
    expect(paper).toMatch(/Waiting time:?\s+not known/);
    expect(paper).not.toContain('People ahead of you');
  });

  it('says the time of an appointment on the town’s clocks instead', () => {
    const paper = on('pl', { appointmentAt: '2026-11-23T10:30:00Z', peopleBefore: null, wait: null });
    expect(paper).toMatch(/Umówiona wizyta:?\s+10:30/);
    expect(paper).not.toContain('Czas oczekiwania');
  });

  it('is worded in every language, each in its own words', () => {
    const titles = LANGUAGES.map((language) => on(language, {}).trim().split('\n').at(-1));
    expect(new Set(titles).size).toBe(LANGUAGES.length);
    const kinds = [
      { kind: 'less-than', minutes: 5 },
      { kind: 'about', minutes: 15 },
      { kind: 'between', minutes: 25, most: 40 },
      { kind: 'more-than', minutes: 120 },
    ] as const;
    for (const language of LANGUAGES) {
      const said = kinds.map((wait) => waitInWords(wait, language));
      expect(new Set(said).size).toBe(4);
      for (const words of said) expect(words).not.toMatch(/[{}]/);
    }
    expect(waitInWords({ kind: 'about', minutes: 10 }, 'ar')).toContain('دقائق');
  });
});
