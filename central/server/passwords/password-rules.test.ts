import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownPasswords } from './known-passwords.ts';
import { passwordProblem } from './password-rules.ts';

const isKnown = knownPasswords();
const problemOf = (password: string): string | null =>
  passwordProblem(password, isKnown, ['ann.lee', 'millbrook', 'Sankt Mühlen']);

it('takes any eight characters of any kind that nobody would guess', () => {
  for (const password of [
    'xkv rtzp',
    'aardwolf',
    '73910264',
    'ümläutöß',
    '街角的小书店和猫',
    'horse staple battery',
  ])
    expect(problemOf(password), password).toBeNull();
});

it('counts characters as people do', () => {
  expect(problemOf('🐈🦊🐻🐼')).toBe('too-short');
  expect(problemOf('🐈🦊🐻🐼🦁🐸🐵')).toBe('too-short');
  expect(problemOf('🐈🦊🐻🐼🦁🐸🐵🐔')).toBeNull();
});

it('refuses those that attackers try first, also with capitals and with digits and signs behind', () => {
  for (const password of [
    'football',
    'FOOTBALL',
    'Football2026!',
    'trustno1',
    'aaaaaaaaaaaa',
    'abcabcabc',
    '12121212',
  ])
    expect(problemOf(password), password).toBe('known');
});

it('knows more than 3,000 passwords that are long enough to be chosen', () => {
  const known = readFileSync(new URL('known-passwords.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  expect(known.length).toBeGreaterThan(3_000);
  expect(known.filter((password) => problemOf(password) !== 'known')).toEqual([]);
});

it('refuses what is little more than the names of town, user and product', () => {
  for (const password of [
    'Millbrook1',
    'millbrook-kiosk-26',
    'ann.lee.2026',
    'ann_lee_1',
    'Townhall!Mühlen1',
  ])
    expect(problemOf(password), password).toBe('guessable');
  expect(problemOf('ann feeds the ducks of millbrook')).toBeNull();
});

it('asks for no kind of character: long ones made by chance are taken', () => {
  const kinds = ['abcdefghijk', '0123456789', '!"§$%&/()=', 'éàüñçøåþ'];
  const made = fc
    .constantFrom(...kinds)
    .chain((kind) => fc.array(fc.constantFrom(...kind), { minLength: 20, maxLength: 60 }))
    .filter((characters) => new Set(characters).size > 4);
  fc.assert(
    fc.property(made, (characters) => {
      expect(problemOf(characters.join(''))).toBeNull();
    }),
  );
});
