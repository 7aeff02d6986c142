import { readFileSync } from 'node:fs';

/** The first process that this one has started. Linux alone. */
export function childOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  if (!child) throw new Error(`process ${pid} has started nothing`);
  return Number(child);
}
