import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DiskStep, folderOf } from './traced-writes.ts';

/** A file or folder as such, whatever it is called and wherever. */
type Node = { readonly id: number; readonly folder: boolean };
/** What happened to nodes; `names` are in folders, by their ids. */
type Change =
  | { readonly kind: 'data'; readonly node: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly node: number; readonly size: number }
  | { readonly kind: 'mode'; readonly node: number; readonly mode: number }
  /** `folder`: by whose sync it is there for good. */
  | { readonly kind: 'names'; readonly folder: number; readonly names: readonly Name[] };
type Name = { readonly folder: number; readonly name: string; readonly node: number | null };

/** What is on a disk. */
type Files = ReadonlyMap<string, { readonly bytes: Buffer | null; readonly mode: number }>;

/** A disk as a power cut may have left it. */
export type CutDisk = {
  /** After how many steps the power failed, and what of the last ones was lost. */
  readonly when: string;
  /** Writes it into an empty folder. */
  readonly writeTo: (folder: string) => void;
};

/** What is on the disk before the steps begin: all of it is there for good. */
export function readDisk(root: string): Files {
  const files = new Map<string, { bytes: Buffer | null; mode: number }>();
  const look = (path: string): void => {
    const stat = lstatSync(join(root, path));
    const mode = stat.mode & 0o777;
    files.set(path, { bytes: stat.isDirectory() ? null : readFileSync(join(root, path)), mode });
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path))) look(join(path, name));
  };
  look('');
  return files;
}

/**
 * Every disk that a power cut may leave while these steps are done, each once. What was synced is there: data and mode of a file by its own
 * sync, names by that of their folder, and nothing else: a new file that was synced may have no name yet. Of the rest the disk has nothing,
 * all, the names without the data, one name alone, or all names but one. Real file systems leave fewer: they keep the order of names.
 */
export function* cutDisks(before: Files, steps: readonly DiskStep[]): Generator<CutDisk> {
  const recorded = record(before, steps);
  const seen = new Set<string>();
  for (let cut = 0; cut <= steps.length; cut += 1) {
    const { changes, open } = recorded.at(cut);
    const names = open.filter((at) => changes[at]?.kind === 'names');
    const losses: [string, readonly number[]][] = [
      ['nothing lost', []],
      ['all lost that was not synced', open],
      ['data lost that was not synced', open.filter((at) => !names.includes(at))],
      ...names.map((kept): [string, number[]] => [
        `one name kept (${kept})`,
        open.filter((at) => at !== kept),
      ]),
      ...names.map((lost): [string, number[]] => [
        `one name lost (${lost})`,
        open.filter((at) => at === lost || !names.includes(at)),
      ]),
    ];
    for (const [what, lost] of losses) {
      const left = new Set(lost);
      const files = recorded.disk(changes.filter((_, at) => !left.has(at)));
      const key = fingerprint(files);
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        when: `after step ${cut} of ${steps.length}, ${what}`,
        writeTo: (folder) => write(folder, files),
      };
    }
  }
}

type Recorded = {
  /** The changes of the first steps, and which of them nobody has synced. */
  readonly at: (cut: number) => { readonly changes: readonly Change[]; readonly open: readonly number[] };
  readonly disk: (changes: readonly Change[]) => Files;
};

/** Follows the steps on nodes, as a running system has them. */
function record(before: Files, steps: readonly DiskStep[]): Recorded {
  const nodes: Node[] = [];
  const byPath = new Map<string, number>();
  const content: Buffer[] = [];
  const first: Change[] = [];
  const make = (folder: boolean): number => {
    nodes.push({ id: nodes.length, folder });
    content.push(Buffer.alloc(0));
    return nodes.length - 1;
  };
  const nodeAt = (path: string): number => {
    const node = byPath.get(path);
    if (node === undefined) throw new Error(`a step at what is not there: ${path}`);
    return node;
  };
  const named = (path: string, node: number | null): Name => ({
    folder: nodeAt(folderOf(path)),
    name: basename(path),
    node,
  });
  const linked = (path: string, node: number): Change => {
    const name = named(path, node);
    byPath.set(path, node);
    return { kind: 'names', folder: name.folder, names: [name] };
  };
  const wrote = (node: number, at: number, bytes: Buffer): Change => {
    const old = content[node] ?? Buffer.alloc(0);
    const next = Buffer.alloc(Math.max(old.length, at + bytes.length));
    old.copy(next);
    bytes.copy(next, at);
    content[node] = next;
    return { kind: 'data', node, at, bytes };
  };
  const forget = (path: string): void => {
    for (const one of [...byPath.keys()]) if (one === path || one.startsWith(`${path}/`)) byPath.delete(one);
  };

  for (const [path, { bytes, mode }] of before) {
    const node = make(bytes === null);
    if (path === '') byPath.set('', node);
    else first.push(linked(path, node));
    first.push({ kind: 'mode', node, mode });
    if (bytes) first.push(wrote(node, 0, bytes));
  }
  const changes: Change[] = [...first];
  const open = new Set<number>();
  /** How many changes there were after each step, and which were open. */
  const marks: { count: number; open: readonly number[] }[] = [{ count: changes.length, open: [] }];
  const add = (change: Change): void => {
    open.add(changes.length);
    changes.push(change);
  };
  for (const step of steps) {
    follow(step);
    marks.push({ count: changes.length, open: [...open] });
  }

  function follow(step: DiskStep): void {
    const { path } = step;
    switch (step.kind) {
      case 'made': {
        if (byPath.has(path)) return;
        const node = make(step.folder);
        // A file that is there has its mode: it comes with the node and not with its name.
        changes.push({ kind: 'mode', node, mode: step.mode });
        add(linked(path, node));
        return;
      }
      case 'wrote': {
        const node = nodeAt(path);
        add(wrote(node, step.at === 'end' ? (content[node]?.length ?? 0) : step.at, step.bytes));
        return;
      }
      case 'copied': {
        const from = content[nodeAt(step.from)] ?? Buffer.alloc(0);
        const node = nodeAt(path);
        add(wrote(node, content[node]?.length ?? 0, from.subarray(step.at, step.at + step.size)));
        return;
      }
      case 'cut': {
        if (!byPath.has(path)) follow({ kind: 'made', path, folder: false, mode: 0o600 });
        const node = nodeAt(path);
        content[node] = (content[node] ?? Buffer.alloc(0)).subarray(0, step.size);
        add({ kind: 'cut', node, size: step.size });
        return;
      }
      case 'mode':
        add({ kind: 'mode', node: nodeAt(path), mode: step.mode });
        return;
      case 'moved': {
        const node = nodeAt(step.from);
        const names = [named(step.from, null), named(path, node)];
        const below = [...byPath].filter(([one]) => one === step.from || one.startsWith(`${step.from}/`));
        forget(path);
        forget(step.from);
        for (const [one, inside] of below) byPath.set(path + one.slice(step.from.length), inside);
        // Both names change at once; the new one is promised by the sync of the folder that it is in.
        add({ kind: 'names', folder: nodeAt(folderOf(path)), names });
        return;
      }
      case 'removed': {
        const name = named(path, null);
        forget(path);
        add({ kind: 'names', folder: name.folder, names: [name] });
        return;
      }
      case 'synced': {
        const node = nodeAt(path);
        for (const at of open) {
          const change = changes[at];
          if ((change?.kind === 'names' ? change.folder : change?.node) === node) open.delete(at);
        }
      }
    }
  }

  const rootNode = nodeAt('');
  return {
    at: (cut) => {
      const mark = marks[cut];
      if (!mark) throw new Error(`there is no step ${cut}`);
      return { changes: changes.slice(0, mark.count), open: mark.open };
    },
    disk: (kept) => diskOf(nodes, rootNode, kept),
  };
}

/** What these changes come to, for somebody who looks at the disk from its root. */
function diskOf(nodes: readonly Node[], root: number, changes: readonly Change[]): Files {
  const bytes = new Map<number, Buffer>();
  const modes = new Map<number, number>();
  const folders = new Map<number, Map<string, number>>();
  for (const change of changes) {
    switch (change.kind) {
      case 'data': {
        const old = bytes.get(change.node) ?? Buffer.alloc(0);
        const next = Buffer.alloc(Math.max(old.length, change.at + change.bytes.length));
        old.copy(next);
        change.bytes.copy(next, change.at);
        bytes.set(change.node, next);
        break;
      }
      case 'cut':
        bytes.set(change.node, (bytes.get(change.node) ?? Buffer.alloc(0)).subarray(0, change.size));
        break;
      case 'mode':
        modes.set(change.node, change.mode);
        break;
      case 'names':
        for (const { folder, name, node } of change.names) {
          const inside = folders.get(folder) ?? new Map<string, number>();
          if (node === null) inside.delete(name);
          else inside.set(name, node);
          folders.set(folder, inside);
        }
    }
  }
  const files = new Map<string, { bytes: Buffer | null; mode: number }>();
  const look = (path: string, node: number): void => {
    const { folder } = nodes[node] ?? { folder: false };
    files.set(path, {
      bytes: folder ? null : (bytes.get(node) ?? Buffer.alloc(0)),
      mode: modes.get(node) ?? (folder ? 0o700 : 0o600),
    });
    for (const [name, inside] of folders.get(node) ?? []) look(join(path, name), inside);
  };
  look('', root);
  return files;
}

function fingerprint(files: Files): string {
  const hash = createHash('sha256');
  for (const [path, { bytes, mode }] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${path}\0${mode}\0${bytes === null ? 'folder' : bytes.length}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex');
}

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, { bytes, mode }] of files) {
    const at = join(folder, path);
    if (bytes === null) mkdirSync(at, { recursive: true });
    else writeFileSync(at, bytes);
    chmodSync(at, mode);
  }
}
