import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Machine } from '../machine.ts';
import type { Step } from '../step.ts';

type Owned = { readonly path: string; readonly mode: number; readonly owner?: string };

/** A file with exactly this content. It is replaced whole: a power cut leaves the old one or the new one. */
export function file({ path, mode, owner = 'root', content }: Owned & { readonly content: string }): Step {
  return {
    what: path,
    look: (machine) => {
      const found = read(machine.at(path));
      if (found === null) return 'missing';
      return found === content ? wrongRights(machine, { path, mode, owner }) : 'other content';
    },
    make: (machine) => {
      const at = machine.at(path);
      const ids = idsOf(machine, owner);
      if (ids === null) return `${path}: there is no user ${owner}`;
      mkdirSync(dirname(at), { recursive: true });
      const coming = `${at}.coming`;
      writeFileSync(coming, content, { mode });
      chownSync(coming, ids.user, ids.group);
      chmodSync(coming, mode);
      onDisk(coming);
      renameSync(coming, at);
      onDisk(dirname(at));
      return null;
    },
  };
}

/** A folder of this owner with these rights; what is in it stays as it is. */
export function folder({ path, mode, owner = 'root' }: Owned): Step {
  return {
    what: `the folder ${path}`,
    look: (machine) => wrongRights(machine, { path, mode, owner }),
    make: (machine) => {
      const ids = idsOf(machine, owner);
      if (ids === null) return `${path}: there is no user ${owner}`;
      mkdirSync(machine.at(path), { recursive: true });
      chownSync(machine.at(path), ids.user, ids.group);
      chmodSync(machine.at(path), mode);
      return null;
    },
  };
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there, or not a file: then it is made.
    return null;
  }
}

function wrongRights(machine: Machine, { path, mode, owner }: Required<Owned>): string | null {
  const found = statSync(machine.at(path), { throwIfNoEntry: false });
  if (!found) return 'missing';
  const ids = idsOf(machine, owner);
  if (found.uid !== ids?.user || found.gid !== ids.group) return `does not belong to ${owner}`;
  const is = found.mode & 0o7777;
  return is === mode ? null : `has the rights ${is.toString(8)}, not ${mode.toString(8)}`;
}

/** The numbers of a user of the machine, which need not be a user here. */
function idsOf(machine: Machine, name: string): { readonly user: number; readonly group: number } | null {
  const line = read(machine.at('/etc/passwd'))
    ?.split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , user, group] = line?.split(':') ?? [];
  return user === undefined || group === undefined ? null : { user: Number(user), group: Number(group) };
}

function onDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
