import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, readChosenFile } from './index.ts';

describe('a chosen file', () => {
  it('is read as UTF-8, with the mark that some programs put before it', async () => {
    expect(await readChosenFile(new Blob(['\uFEFFa,é\n']))).toEqual({ kind: 'text', csv: '\uFEFFa,é\n' });
  });
  it('is refused when it is not UTF-8: a name must not be read wrongly', async () => {
    const latin = new Blob([new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72])]);
    expect(await readChosenFile(latin)).toEqual({ kind: 'not-text' });
  });
  it('is refused when it is larger than central takes', async () => {
    expect(await readChosenFile(new Blob([new Uint8Array(LARGEST_FILE + 1)]))).toEqual({ kind: 'too-large' });
  });
});
