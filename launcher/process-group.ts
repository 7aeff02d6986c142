import { readdirSync, readFileSync } from 'node:fs';

/** A process as it is told apart from a later one with the same number. */
export type ProcessMark = { readonly pid: number; readonly startedAt: string };

/** Null when there is no such process, or only its name is left (a zombie). */
export function markOf(pid: number): ProcessMark | null {
  const stat = statOf(pid);
  return stat && { pid, startedAt: stat.startedAt };
}

/** Whether this very process still runs. */
export const isRunning = ({ pid, startedAt }: ProcessMark): boolean => statOf(pid)?.startedAt === startedAt;

/** Ends, at once, everything that a leader of a session of processes has started, whichever groups they have made since. */
export function killAll(leader: number): void {
  for (const pid of [leader, ...membersOf(leader)]) kill(pid);
}

/** The processes of the leader's session and group that still run, without the leader. */
export function membersOf(leader: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(leader))
    .map(Number)
    .filter((pid) => {
      const stat = statOf(pid);
      return stat !== null && (stat.session === leader || stat.group === leader);
    });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Ended since.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

type Stat = { readonly startedAt: string; readonly group: number; readonly session: number };

/** proc(5): state, parent, group and session, and the start time, after the name in brackets. */
function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const [state, , group, session] = fields;
    const startedAt = fields[19];
    if (startedAt === undefined || state === 'Z' || state === 'X') return null;
    return { startedAt, group: Number(group), session: Number(session) };
  } catch {
    // Ended since.
    return null;
  }
}
