import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFile } from '../../domain/content/index.ts';
import { contentFile } from '../../domain/wire/index.ts';
import type { Downloader } from '../sync/index.ts';
import { type Disk, isNoRoom, type Writing } from './disk.ts';
import { addFile } from './file-hash.ts';

/** `gone`: central has the file no more. `interrupted`: what came is kept, and the next try continues from there. `wrong`: it is not what the manifest names, and was thrown away. */
export type Fetched = 'fetched' | 'interrupted' | 'gone' | 'wrong' | 'no-room';

export type FetchTimes = {
  /** For one file; the next try goes on where this one was. */
  readonly wholeMs: number;
  /** So long may nothing come. */
  readonly silentMs: number;
};

/** Fetches a file into a folder, from where an earlier try was interrupted. Never writes more than the manifest says. */
export async function fetchFile(
  { path, bytes, sha256 }: BundleFile,
  folder: string,
  {
    download,
    disk,
    times,
    closing,
  }: { download: Downloader; disk: Disk; times: FetchTimes; closing: AbortSignal },
): Promise<Fetched> {
  const part = join(folder, `${sha256}.part`);
  const hash = createHash('sha256');
  let have = await sizeOf(part);
  if (have > bytes || (have > 0 && (await addFile(hash, part)) !== have)) {
    await rm(part, { force: true });
    return 'wrong';
  }
  const silence = new AbortController();
  const signal = AbortSignal.any([closing, AbortSignal.timeout(times.wholeMs), silence.signal]);
  let timer = setTimeout(() => silence.abort(), times.silentMs);
  let file: Writing | null = null;
  try {
    if (have < bytes || bytes === 0) {
      const answer = await download(contentFile.path, { sha256, from: have }, signal);
      if (answer.kind === 'unreachable') return 'interrupted';
      if (answer.kind === 'refused') return 'gone';
      file = await disk.append(part);
      for await (const chunk of answer.chunks) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), times.silentMs);
        have += chunk.length;
        if (have > bytes) break;
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.finish();
      file = null;
    }
  } catch (error) {
    await file?.abandon().catch(() => undefined);
    if (isNoRoom(error)) return 'no-room';
    return 'interrupted';
  } finally {
    clearTimeout(timer);
  }
  if (have < bytes) return 'interrupted';
  if (have > bytes || hash.digest('hex') !== sha256) {
    await rm(part, { force: true });
    return 'wrong';
  }
  await disk.place(part, join(folder, path));
  return 'fetched';
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
