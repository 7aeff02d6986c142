import { expect, test } from 'vitest';
import { createLate } from './create-late.ts';

test('a part is fetched once, however often it is asked for, and is there at once from then on', async () => {
  let fetched = 0;
  const part = createLate(async () => {
    fetched += 1;
    return 'words';
  });
  expect(part.now()).toBeNull();
  expect(await Promise.all([part.load(), part.load()])).toEqual(['words', 'words']);
  expect(await part.load()).toBe('words');
  expect([part.now(), fetched]).toEqual(['words', 1]);
});

test('a part that could not be fetched is fetched again when it is asked for again', async () => {
  let broken = true;
  const part = createLate(async () => {
    if (broken) throw new Error('no such file');
    return 'words';
  });
  await expect(part.load()).rejects.toThrow('no such file');
  expect(part.now()).toBeNull();
  broken = false;
  expect(await part.load()).toBe('words');
});
