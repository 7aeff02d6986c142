import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from '../domain/release/index.ts';
import { foldersOf } from '../slots/index.ts';

/** What the file system says of a file or folder without reading it. */
export type FileMark = {
  /** Differs after every change that went through the file system: a program can set the time of modification back, and not the time of change. */
  readonly mark: string;
  /** The later one of its two times, in milliseconds since 1970. */
  readonly changedAtMs: number;
};

/** Looks at one path, and follows no link. Throws when there is nothing. */
export type LookAtFile = (path: string) => Promise<FileMark>;

export const lookAtFile: LookAtFile = async (path) => {
  const { dev, ino, mode, uid, gid, size, mtimeNs, ctimeNs } = await lstat(path, { bigint: true });
  const later = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return {
    mark: [dev, ino, mode, uid, gid, size, mtimeNs, ctimeNs].join(' '),
    changedAtMs: Number(later / 1_000_000n),
  };
};

/** The marks of all files of a program and of their folders, whose times change with what is put in or taken away; null when one cannot be looked at. */
export async function marksOf(
  look: LookAtFile,
  folder: string,
  files: readonly ReleaseFile[],
): Promise<readonly FileMark[] | null> {
  const paths = [...new Set(['', ...files.flatMap(({ path }) => [...foldersOf(path), path])])];
  try {
    return await Promise.all(paths.map((path) => look(join(folder, path))));
  } catch {
    // What cannot be looked at is read, and the reading says why.
    return null;
  }
}

/** Whether two looks at the same program saw the same. */
export const sameMarks = (one: readonly FileMark[], other: readonly FileMark[]): boolean =>
  one.length === other.length && one.every(({ mark }, at) => mark === other[at]?.mark);
