import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../database/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import {
  appendToFile,
  deleteStoredFiles,
  emptyStoredFile,
  hashOfStoredFile,
  newStoredFile,
  PART_BYTES,
  readStoredFile,
  storedBytes,
} from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function read(fileId: number, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readStoredFile(database.db, fileId, from, to)) parts.push(part);
  return Buffer.concat(parts);
}

/** Appends in these pieces, each in a transaction of its own, as an upload does. */
async function stored(pieces: readonly Buffer[]): Promise<number> {
  const { db } = database;
  const fileId = await inTransaction(db, newStoredFile);
  let from = 0;
  for (const piece of pieces) {
    await inTransaction(db, (transaction) => appendToFile(transaction, fileId, from, piece));
    from += piece.length;
  }
  return fileId;
}

it('gives back every range of what was appended, in whatever pieces it came', async () => {
  const piece = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 5 }), fc.nat(120), fc.nat(120), async (pieces, a, b) => {
      const whole = Buffer.concat(pieces);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const fileId = await stored(pieces);
      expect(await storedBytes(database.db, fileId)).toBe(whole.length);
      expect(await read(fileId, from, to)).toEqual(whole.subarray(from, to));
    }),
    { numRuns: 60 },
  );
});

it('cuts what is appended at once into parts that fit into memory', async () => {
  const whole = Buffer.alloc(2 * PART_BYTES + 5, 'film');
  const fileId = await stored([whole]);
  const parts = await database.db
    .selectFrom('file_parts')
    .selectAll()
    .where('file_id', '=', fileId)
    .execute();
  expect(parts.map(({ bytes }) => bytes.length).sort()).toEqual([5, PART_BYTES, PART_BYTES].sort());
  expect((await read(fileId, PART_BYTES - 3, PART_BYTES + 3)).toString()).toBe(
    whole.subarray(PART_BYTES - 3, PART_BYTES + 3).toString(),
  );
});

it('is empty when it was emptied, and gone with its bytes when it was deleted', async () => {
  const { db } = database;
  const fileId = await stored([Buffer.from('abc')]);
  const before = await hashOfStoredFile(db, fileId);
  await inTransaction(db, (transaction) => emptyStoredFile(transaction, fileId));
  expect(await storedBytes(db, fileId)).toBe(0);
  expect(await hashOfStoredFile(db, fileId)).not.toBe(before);
  await inTransaction(db, (transaction) => appendToFile(transaction, fileId, 0, Buffer.from('abc')));
  expect(await hashOfStoredFile(db, fileId)).toBe(before);
  await inTransaction(db, (transaction) => deleteStoredFiles(transaction, [fileId]));
  expect(await read(fileId, 0, 3)).toEqual(Buffer.alloc(0));
});
