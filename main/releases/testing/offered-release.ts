import { createHash } from 'node:crypto';
import type { Release } from '../../../domain/release/index.ts';
import { realDisk } from '../../../slots/index.ts';
import { makeRelease, packageOf, type TestMachine } from '../../../slots/testing/machine.ts';
import type { Download, Downloader } from '../../sync/index.ts';
import type { TakeReleaseParts } from '../take-release.ts';

/** Bytes that do not compress, the same at every run. */
export function noise(name: string, size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) =>
    createHash('sha256').update(`${name} ${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

/** The files of a version: a large one that all versions have, and small ones that are its own. */
export const filesOf = (
  counter: number,
  program = `program ${counter}`,
): Record<string, string | Buffer> => ({
  LICENSE: '',
  'locales/en.pak': noise('locale', 40_000),
  'resources/app.asar': noise(`app ${counter}`, 30_000),
  'resources/config/town.json': `{"version":${counter}}`,
  'townhall-kiosk': program,
});

/** A release as central offers it, and its package. */
export function offeredRelease(
  machine: TestMachine,
  counter: number,
  change: Partial<Release> = {},
  files = filesOf(counter),
) {
  return { ...makeRelease(counter, files, machine.key, change), pack: packageOf(files) };
}
export type OfferedRelease = ReturnType<typeof offeredRelease>;

export type ServedDownloader = Downloader & { readonly asked: { from: number; to: number }[] };

/** Serves ranges of a package; what a range becomes can be changed. */
export function serving(
  pack: Buffer,
  change: (bytes: Buffer, count: number) => Buffer | Download = (bytes) => bytes,
): ServedDownloader {
  const asked: { from: number; to: number }[] = [];
  const download: Downloader = async (wanted) => {
    if ('body' in wanted) throw new Error('a release is fetched by ranges');
    const { from, to } = wanted;
    asked.push({ from, to });
    const answer = change(Buffer.from(pack.subarray(from, to)), asked.length);
    return Buffer.isBuffer(answer) ? { kind: 'coming', chunks: chunksOf(answer) } : answer;
  };
  return Object.assign(download, { asked });
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 8_192) yield bytes.subarray(at, at + 8_192);
}

/** What a kiosk whose release `runs` is does with one that is offered. */
export const taking = (
  { places }: TestMachine,
  { signed, release, pack }: OfferedRelease,
  runs: { readonly slot: string; readonly release: Release },
  change: Partial<TakeReleaseParts> = {},
): TakeReleaseParts => ({
  places,
  ...{ signed, release, runs },
  disk: realDisk,
  download: serving(pack),
  times: { wholeMs: 60_000, silentMs: 60_000 },
  closing: new AbortController().signal,
  onPercent: () => undefined,
  ...change,
});
