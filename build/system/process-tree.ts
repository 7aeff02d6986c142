import { readdirSync, readFileSync } from 'node:fs';

/** A process as it is told apart from a later one with the same number. */
export type Process = { readonly pid: number; readonly startedAt: string };

/** A process and all its descendants, as far as they live now. Reads /proc: Linux alone. */
export function processTree(root: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : [],
  );
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const inTree = (pid: number): boolean =>
    pid === root || (parents.has(pid) && inTree(parents.get(pid) ?? 0));
  return all.filter(({ pid }) => inTree(pid)).map(({ pid, startedAt }) => ({ pid, startedAt }));
}

/** Whether this very process still lives; one that has ended and only waits to be fetched does not. */
export const isAlive = ({ pid, startedAt }: Process): boolean => readProcess(pid)?.startedAt === startedAt;

/** Null when there is none, or only its name is left (a zombie). proc(5): state, parent and start time after the name. */
function readProcess(pid: number): (Process & { readonly parent: number }) | null {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [state, parent] = fields;
  const startedAt = fields[19];
  if (startedAt === undefined || state === 'Z' || state === 'X') return null;
  return { pid, parent: Number(parent), startedAt };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended since.
    return '';
  }
}
