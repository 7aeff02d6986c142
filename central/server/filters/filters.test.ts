import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { deleteFilter, listFilters, renameFilter, saveFilter, signIn } from '../../wire/index.ts';
import { createUser } from '../people/index.ts';
import { type TestCentral, testCentral } from '../testing/index.ts';

let test: TestCentral;
const cookies = new Map<string, string>();
beforeAll(async () => {
  test = await testCentral();
  for (const name of ['anna', 'berta']) {
    const created = await createUser(test.central, name, 'clerk', 'test');
    const password = created.kind === 'created' ? created.password : '';
    const { headers } = await post('anna', signIn.path, { userName: name, password });
    cookies.set(name, headers.get('set-cookie')?.split(';')[0] ?? '');
  }
});
afterAll(() => test.close());

async function post(as: string, path: string, body: unknown) {
  const answer = await fetch(`${test.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookies.get(as) ?? '' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
async function filtersOf(as: string, page = 'transactions'): Promise<[string, string][]> {
  const answer = await fetch(`${test.address}${listFilters.path}?page=${page}`, {
    headers: { cookie: cookies.get(as) ?? '' },
  });
  const { filters } = (await answer.json()) as z.infer<typeof listFilters.response>;
  return filters.map(({ name, address }) => [name, address]);
}
const page = 'transactions';
const address = 'standing=clerk&amountFrom=41.20';

it('saves what a list is narrowed to under a name, for its person and its list alone', async () => {
  expect((await post('anna', saveFilter.path, { page, name: '  with a clerk ', address })).body).toEqual({
    kind: 'saved',
  });
  await post('anna', saveFilter.path, { page, name: 'Bills of today', address: 'status=open' });
  expect(await filtersOf('anna')).toEqual([
    ['Bills of today', 'status=open'],
    ['with a clerk', address],
  ]);
  expect(await filtersOf('anna', 'reports')).toEqual([]);
  expect(await filtersOf('berta')).toEqual([]);
});

it('never replaces a filter by another of the same name, and says so', async () => {
  await post('berta', saveFilter.path, { page, name: 'mine', address: 'status=open' });
  const again = await post('berta', saveFilter.path, { page, name: 'mine', address });
  expect(again.body).toEqual({ kind: 'refused', reason: 'exists' });
  await post('berta', saveFilter.path, { page, name: 'other', address });
  const renamed = await post('berta', renameFilter.path, { page, name: 'other', newName: 'mine' });
  expect(renamed.body).toEqual({ kind: 'refused', reason: 'exists' });
  expect(await filtersOf('berta')).toEqual([
    ['mine', 'status=open'],
    ['other', address],
  ]);
});

it('renames and deletes own filters, and finds no one else’s', async () => {
  const named = { page, name: 'with a clerk' };
  expect((await post('berta', deleteFilter.path, named)).body).toEqual({
    kind: 'refused',
    reason: 'unknown',
  });
  expect((await post('berta', renameFilter.path, { ...named, newName: 'stolen' })).body).toEqual({
    kind: 'refused',
    reason: 'unknown',
  });
  await post('anna', renameFilter.path, { ...named, newName: 'for me' });
  expect(await filtersOf('anna')).toEqual([
    ['Bills of today', 'status=open'],
    ['for me', address],
  ]);
  expect((await post('anna', deleteFilter.path, { page, name: 'for me' })).body).toEqual({ kind: 'deleted' });
  expect(await filtersOf('anna')).toEqual([['Bills of today', 'status=open']]);
});

it.each([
  ['words that may name a resident', { name: 'one', address: 'status=open&search=lee' }],
  ['an address that is none', { name: 'one', address: '?status=open' }],
  ['nothing', { name: 'one', address: '' }],
  ['no name', { name: '   ', address }],
  ['a name of 10,000 characters', { name: 'x'.repeat(10_000), address }],
  ['a name that turns what follows around', { name: 'a\u202eb', address }],
])('refuses %s', async (_what, filter) => {
  const answer = await post('anna', saveFilter.path, { page, ...filter });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 'bad-input' });
});

it('keeps fifty of a person for a list, and refuses one more', async () => {
  for (let turn = 0; turn < 50; turn += 1)
    await post('anna', saveFilter.path, { page: 'bills', name: `filter ${turn}`, address });
  const more = await post('anna', saveFilter.path, { page: 'bills', name: 'one more', address });
  expect(more.body).toEqual({ kind: 'refused', reason: 'too-many' });
  expect(await filtersOf('anna', 'bills')).toHaveLength(50);
});
