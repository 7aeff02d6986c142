import { expect, test } from 'vitest';
import { signsOf } from './only-signs.ts';

const restarting = { title: 'A moment', lead: 'It comes back.' };
const texts = {
  attract: { touch: 'Touch to begin', more: 'More' },
  language: { title: 'Choose your language' },
  outOfOrder: { startingTitle: 'The kiosk is starting', title: 'Out of order' },
  pay: { title: 'Pay' },
  restarting,
};

test('of all texts only those are left that stand on screens of other languages, in their groups', () => {
  expect(signsOf(texts)).toEqual({
    attract: { touch: 'Touch to begin' },
    language: { title: 'Choose your language' },
    outOfOrder: { startingTitle: 'The kiosk is starting' },
    restarting,
  });
});

test('a language that lacks one of them cannot be built', () => {
  expect(() => signsOf({ ...texts, attract: {} })).toThrow('there is no text attract.touch');
});
