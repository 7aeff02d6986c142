import { dirname, relative } from 'node:path';

/** What a program did to files below a folder, in its order. Names are relative to that folder, which is ''. */
export type DiskStep =
  | { readonly kind: 'made'; readonly path: string; readonly folder: boolean; readonly mode: number }
  | { readonly kind: 'wrote'; readonly path: string; readonly at: number | 'end'; readonly bytes: Buffer }
  | {
      readonly kind: 'copied';
      readonly from: string;
      readonly at: number;
      readonly path: string;
      readonly size: number;
    }
  | { readonly kind: 'cut'; readonly path: string; readonly size: number }
  | { readonly kind: 'mode'; readonly path: string; readonly mode: number }
  | { readonly kind: 'moved'; readonly from: string; readonly path: string }
  | { readonly kind: 'removed'; readonly path: string }
  | { readonly kind: 'synced'; readonly path: string };

const CALLS = [
  ...['openat', 'creat', 'write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'copy_file_range', 'sendfile'],
  ...['ioctl', 'ftruncate', 'truncate', 'fallocate', 'rename', 'renameat', 'renameat2', 'link', 'linkat'],
  ...[
    'symlink',
    'symlinkat',
    'unlink',
    'unlinkat',
    'rmdir',
    'mkdir',
    'mkdirat',
    'chmod',
    'fchmod',
    'fchmodat',
  ],
  ...['fsync', 'fdatasync'],
];
const LONGEST_WRITE = 4_000_000;

/** The command that runs a program and records in a file what it does to files. One thread should do it, so that it has an order. */
export const tracing = (out: string, command: readonly string[]): readonly string[] => [
  ...['strace', '-f', '-y', '-xx', '-s', String(LONGEST_WRITE), '-o', out, '-e', `trace=${CALLS.join(',')}`],
  ...['-e', 'signal=none', ...command],
];

/** Reads what strace recorded, as far as it concerns this folder. Throws at a call that it does not know, rather than leave it out. */
export function readTrace(text: string, root: string): readonly DiskStep[] {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((raw) => {
    const [, thread = '', line = ''] = /^(\d+) +(.*)$/.exec(raw) ?? [];
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length).trimEnd());
      return [];
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    const whole = rest === undefined ? line : `${begun.get(thread) ?? ''}${rest}`;
    return stepOf(whole, root) ?? [];
  });
}

const CALL = /^(\w+)\((.*)\) += (-?\d+)/s;

function stepOf(line: string, root: string): DiskStep | null {
  const [, call = '', given = '', result = ''] = CALL.exec(line) ?? [];
  if (call === '' || result.startsWith('-')) return null;
  const parts = given.split(', ');
  const done = Number(result);
  /** Below the root, or null: another place, or a file that has no name any more. */
  const below = (part: string | undefined): string | null => {
    const path = pathIn(part ?? '');
    return path === root || path.startsWith(`${root}/`) ? relative(root, path) : null;
  };
  const last = (): string | null => below(parts.findLast((part) => part.startsWith('"')));
  const one = below(parts[0]);
  switch (call) {
    case 'openat':
    case 'creat': {
      const path = last();
      const isNew = /O_CREAT/.test(given);
      if (path === null) return null;
      if (/O_TRUNC/.test(given)) return { kind: 'cut', path, size: 0 };
      return isNew ? { kind: 'made', path, folder: false, mode: modeIn(parts.at(-1)) } : null;
    }
    case 'write':
      return one === null ? null : { kind: 'wrote', path: one, at: 'end', bytes: bytesIn(parts[1]) };
    case 'pwrite64':
      return one === null
        ? null
        : { kind: 'wrote', path: one, at: Number(parts[3]), bytes: bytesIn(parts[1]) };
    case 'copy_file_range': {
      const [from, path] = [below(parts[0]), below(parts[2])];
      if (path === null) return null;
      if (from === null) throw new Error(`copied from elsewhere: ${line.slice(0, 200)}`);
      return { kind: 'copied', from, at: Number(/\d+/.exec(parts[1] ?? '')?.[0]), path, size: done };
    }
    case 'ftruncate':
      return one === null ? null : { kind: 'cut', path: one, size: Number(parts[1]) };
    case 'rename': {
      const [from, path] = [below(parts[0]), below(parts[1])];
      if (from === null && path === null) return null;
      if (from === null || path === null) throw new Error(`moved in or out: ${line.slice(0, 200)}`);
      return { kind: 'moved', from, path };
    }
    case 'unlink':
    case 'rmdir':
      return one === null ? null : { kind: 'removed', path: one };
    case 'mkdir':
      return one === null ? null : { kind: 'made', path: one, folder: true, mode: modeIn(parts[1]) };
    case 'chmod':
    case 'fchmod':
      return one === null ? null : { kind: 'mode', path: one, mode: modeIn(parts[1]) };
    case 'fsync':
    case 'fdatasync':
      return one === null ? null : { kind: 'synced', path: one };
    default:
      if (parts.every((part) => below(part) === null)) return null;
      throw new Error(`a call that nobody reads yet: ${call}(${given.slice(0, 200)})`);
  }
}

const plain = (hex: string): string => Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8');

/** The path of a file handle, `17<path>`, or of a text, `"path"`. */
function pathIn(part: string): string {
  const [, hex = ''] = /^(?:\d+|AT_FDCWD)?[<"]((?:\\x[0-9a-f]{2})*)[>"]/.exec(part) ?? [];
  return plain(hex);
}

function bytesIn(part = ''): Buffer {
  const [, hex, end] = /^"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?$/.exec(part) ?? [];
  if (hex === undefined || end) throw new Error('a write that was not recorded whole');
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

const modeIn = (part = ''): number => Number.parseInt(part, 8) & 0o777;

/** The folder that a path is in; the root is in none. */
export const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));
