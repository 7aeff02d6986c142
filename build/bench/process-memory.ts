import { readFileSync } from 'node:fs';
import { processTree } from '../system/index.ts';

/** The proportional set size (PSS) of a process and all its descendants, in MiB. */
export function treeMemory(root: number): number {
  const kibibytes = processTree(root).reduce((sum, { pid }) => sum + pssOf(pid), 0);
  return kibibytes / 1024;
}

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // The process has ended since.
    return 0;
  }
}
