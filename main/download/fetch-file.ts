import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { type Disk, isNoRoom, type Writing } from '../../slots/index.ts';
import type { Download } from '../sync/index.ts';
import { addFile } from './file-hash.ts';

/**
 * `gone`: central has the file no more. `interrupted`: what came is kept, and the next try continues from there. `wrong`: it is not
 * what was signed, and was thrown away. `disk-failed`: nobody knows what is on the disk; what came was thrown away.
 */
export type Fetched = 'fetched' | 'interrupted' | 'gone' | 'wrong' | 'no-room' | 'disk-failed';

export type FetchTimes = {
  /** For one file; the next try continues where this one was. */
  readonly wholeMs: number;
  /** So long may nothing come. */
  readonly silentMs: number;
};

export const FETCH_TIMES: FetchTimes = { wholeMs: 600_000, silentMs: 20_000 };

/** A file as a signed document names it, and where it goes. */
export type WantedFile = {
  readonly bytes: number;
  readonly sha256: string;
  readonly to: string;
  /** Where it is until it is whole. */
  readonly part: string;
};

export type FetchParts = {
  /** Asks for the bytes from this one on. */
  readonly ask: (from: number, signal: AbortSignal) => Promise<Download>;
  readonly disk: Disk;
  readonly times: FetchTimes;
  readonly closing: AbortSignal;
  /** Hears how many bytes of the file there are. */
  readonly onCame?: (bytes: number) => void;
};

/** What the disk did not do; what a transfer did not bring is another error. */
class DiskError extends Error {}

/** Fetches a file, from where an earlier try was interrupted. Never writes more than the signed document says. */
export async function fetchFile(wanted: WantedFile, parts: FetchParts): Promise<Fetched> {
  const { disk } = parts;
  const { bytes, sha256, part } = wanted;
  const hash = createHash('sha256');
  const have = await sizeOf(part);
  if (have > bytes || (have > 0 && (await addFile(hash, part)) !== have)) {
    await disk.remove(part);
    return 'wrong';
  }
  try {
    const came = have < bytes || bytes === 0 ? await take(wanted, have, hash, parts) : have;
    if (typeof came === 'string') return came;
    if (came < bytes) return 'interrupted';
    if (came > bytes || hash.digest('hex') !== sha256) {
      await disk.remove(part);
      return 'wrong';
    }
    await onDisk(disk.place(part, wanted.to));
    return 'fetched';
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    // After a failed sync the file may not hold what was written to it: it is fetched anew.
    await disk.remove(part).catch(() => undefined);
    return isNoRoom(error.cause) ? 'no-room' : 'disk-failed';
  }
}

/** Takes the bytes that are missing into the part. Returns how many there are then. */
async function take(
  { bytes, part }: WantedFile,
  before: number,
  hash: { update: (chunk: Uint8Array) => unknown },
  { ask, disk, times, closing, onCame }: FetchParts,
): Promise<number | 'interrupted' | 'gone'> {
  const silence = new AbortController();
  const signal = AbortSignal.any([closing, AbortSignal.timeout(times.wholeMs), silence.signal]);
  let timer = setTimeout(() => silence.abort(), times.silentMs);
  let file: Writing | null = null;
  let have = before;
  try {
    const answer = await ask(before, signal);
    if (answer.kind === 'unreachable') return 'interrupted';
    if (answer.kind === 'refused') return 'gone';
    file = await onDisk(disk.append(part));
    for await (const chunk of answer.chunks) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), times.silentMs);
      have += chunk.length;
      if (have > bytes) break;
      hash.update(chunk);
      await onDisk(file.write(chunk));
      onCame?.(have);
    }
    const whole = file;
    file = null;
    await onDisk(whole.finish());
    return have;
  } catch (error) {
    await file?.abandon().catch(() => undefined);
    if (error instanceof DiskError) throw error;
    return 'interrupted';
  } finally {
    clearTimeout(timer);
  }
}

async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new DiskError('the disk failed', { cause: error });
  }
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
