import { expect, test } from 'vitest';
import { lookUpStatus } from '../../../domain/wire/index.ts';
import type { Answer } from '../../sync/index.ts';
import type { Place } from '../place.ts';
import type { Visit } from '../visit.ts';
import { askWhileWaiting, readProof } from './prove-reference.ts';

const read = (typed: string): string | null => (/^[A-Z]\d$/.test(typed) ? typed : null);

test('the reference is read first, and the family name once the reference is known', () => {
  expect(readProof(null, { reference: 'A1', surname: 'Lopez' }, read)).toEqual({
    kind: 'reference',
    reference: 'A1',
  });
  expect(readProof('A1', { reference: '', surname: ' Lopez ' }, read)).toEqual({
    kind: 'both',
    reference: 'A1',
    surname: 'Lopez',
  });
});

test('what cannot be a reference, no name, and a name that nobody has are bad input', () => {
  const bad = { kind: 'bad-input' };
  expect(readProof(null, { reference: 'what?', surname: null }, read)).toEqual(bad);
  for (const surname of [null, '  ', 'x'.repeat(101)])
    expect(readProof('A1', { reference: 'A1', surname }, read)).toEqual(bad);
});

const asked = { reference: 'MILL1-2345', surname: null };
const waiting: Place = { kind: 'status', serviceId: 'status', reference: null, problem: null, busy: true };

/** Asks, and lets something happen before central's answer comes. */
async function ask(
  answer: Answer<unknown>,
  whileWaiting: (visit: Pick<Visit, 'go'>) => void = () => undefined,
) {
  let place: Place = { kind: 'home' };
  const go = (next: Place): void => {
    place = next;
  };
  const visit = { place: () => place, go } as Visit;
  const call = async () => {
    whileWaiting(visit);
    return answer as never;
  };
  return askWhileWaiting({ client: { call } }, visit, waiting, lookUpStatus, asked);
}

test('an answer counts as long as the resident waits for it', async () => {
  const value = { kind: 'not-found' } as const;
  expect(await ask({ kind: 'answered', value })).toEqual({ kind: 'answered', value });
  expect(await ask({ kind: 'answered', value }, ({ go }) => go({ kind: 'home' }))).toEqual({ kind: 'gone' });
});

test('central away and central refusing are different problems', async () => {
  expect(await ask({ kind: 'unreachable', why: 'TimeoutError' })).toEqual({
    kind: 'problem',
    problem: 'unreachable',
  });
  expect(await ask({ kind: 'refused', status: 400, problem: null })).toEqual({
    kind: 'problem',
    problem: 'bad-input',
  });
});
