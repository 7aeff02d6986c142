import { beforeAll, expect, it } from 'vitest';
import { argonPasswords, NOBODYS_HASH, type Passwords } from './index.ts';

let passwords: Passwords;
let hash: string;
beforeAll(async () => {
  passwords = argonPasswords(1, 2);
  hash = await passwords.hash('right');
});

it('fit their own hash alone, and nothing fits the hash of no one', async () => {
  expect(await passwords.verify(hash, 'right', 'known')).toBe(true);
  expect(await passwords.verify(hash, 'wrong', 'stranger')).toBe(false);
  expect(await passwords.verify(NOBODYS_HASH, '', 'stranger')).toBe(false);
});

it('wait in a queue with an end, in which those who are known go first', async () => {
  const ended: string[] = [];
  const tried = (name: string, who: 'known' | 'stranger') =>
    passwords.verify(hash, 'right', who).then((answer) => ended.push(`${name} ${answer}`));
  await Promise.all([
    tried('first', 'stranger'),
    tried('second', 'stranger'),
    tried('third', 'stranger'),
    tried('fourth', 'stranger'),
    tried('clerk', 'known'),
  ]);
  expect(ended).toEqual(['fourth busy', 'first true', 'clerk true', 'second true', 'third true']);
});

it('that are verified after a full queue are verified as ever', async () => {
  expect(await passwords.verify(hash, 'right', 'stranger')).toBe(true);
});
