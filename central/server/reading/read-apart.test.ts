import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../testing/index.ts';
import { readApart } from './index.ts';

const limits = { deadlineMs: 120_000, memoryMb: 256 };

describe('a reader in a process of its own', () => {
  const folder = temporaryFolder();
  const door = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;
  /** What comes of an order to a reader whose work is this code. */
  const read = (code: string, more: Partial<typeof limits> = {}, order: unknown = 'order') => {
    const script = join(folder, `${Math.abs(code.length)}-${code.replace(/\W/g, '').slice(0, 20)}.mjs`);
    const text = `import { answerOrder } from ${JSON.stringify(door)};\nawait answerOrder(async (order, give) => { ${code} });\n`;
    writeFileSync(script, text);
    return readApart<unknown, string>(pathToFileURL(script), order, async () => undefined, {
      ...limits,
      ...more,
    });
  };

  it('answers', async () => {
    expect(await read('await give("piece"); return `${order} done`;')).toEqual({
      kind: 'read',
      answer: 'order done',
    });
  });

  it('has the bytes of its order, to the last one, wherever they stand in it', async () => {
    const bytes = Uint8Array.from({ length: 3_000_001 }, (_, at) => at % 251);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const hash = "(await import('node:crypto')).createHash('sha256').update";
    const apart = await read(`return ${hash}(order).digest('hex');`, {}, bytes);
    expect(apart).toEqual({ kind: 'read', answer: digest });
    const within = { name: 'a file', file: bytes };
    const named = await read(`return order.name + ${hash}(order.file).digest('hex');`, {}, within);
    expect(named).toEqual({ kind: 'read', answer: `a file${digest}` });
    const empty = await read('return `${order.file.length}`;', {}, { file: new Uint8Array() });
    expect(empty).toEqual({ kind: 'read', answer: '0' });
  });

  it('that ends before it has taken all bytes is a sentence', async () => {
    const more = 'process.stdin.destroy(); process.exit(1);';
    expect(await read(more, {}, new Uint8Array(20_000_000))).toMatchObject({ kind: 'stopped' });
  });

  it.each([
    ['ends by itself', 'process.exit(1);', 'ended too early'],
    ['takes all memory by a list', 'const list = []; for (;;) list.push([list.length, {}]);', 'less memory'],
    [
      'takes all memory by texts',
      'let text = "ab"; const all = []; for (;;) { text += text; all.push(text.split("")); }',
      'less memory',
    ],
    [
      'takes all memory by a map',
      'const map = new Map(); for (let at = 0; ; at += 1) map.set(`${at}`, { at });',
      'less memory',
    ],
    ['goes too deep', 'const deeper = () => deeper() + 1; return deeper();', 'less deep'],
  ])('that %s is a sentence, and the next one reads', async (_what, code, sentence) => {
    expect(await read(code)).toEqual({ kind: 'stopped', reason: expect.stringContaining(sentence) });
    expect(await read('return "well";')).toEqual({ kind: 'read', answer: 'well' });
  });

  it('that never ends is stopped', async () => {
    expect(await read('for (;;) {}', { deadlineMs: 1 })).toEqual({
      kind: 'stopped',
      reason: expect.stringContaining('seconds'),
    });
  });

  it('knows no address of a database and no secret', async () => {
    // Not for the other files of tests in this process.
    vi.stubEnv('DATABASE_URL', 'postgres://somebody:secret@nowhere/none');
    try {
      const known = await read('return JSON.stringify(process.env);');
      expect(known.kind).toBe('read');
      expect(JSON.stringify(known)).not.toMatch(/postgres:|secret/i);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('with a bug of ours throws it', async () => {
    await expect(read('throw new TypeError("a bug");')).rejects.toThrow('a bug');
  });
});
