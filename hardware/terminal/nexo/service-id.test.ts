import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeServiceId } from './service-id.ts';

it('makes ids of ten letters and digits that do not repeat', () => {
  const ids = Array.from({ length: 2_000 }, () => makeServiceId(randomBytes));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9A-Z]{10}$/);
});
