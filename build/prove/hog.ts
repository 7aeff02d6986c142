import { spawn } from 'node:child_process';

/** Keeps the machine busy with so many processes that never rest. Returns what ends them; they end with this process, too. */
export function startHog(processes: number): () => void {
  const hogs = Array.from({ length: processes }, () =>
    // One whose parent is gone looks up every few seconds, and ends.
    spawn(process.execPath, ['-e', COMPUTE, String(process.pid)], { stdio: 'ignore' }),
  );
  const stop = (): void => {
    for (const hog of hogs) hog.kill('SIGKILL');
  };
  process.once('exit', stop);
  return stop;
}

const COMPUTE = `
  const parent = Number(process.argv[1]);
  const turn = () => {
    try { process.kill(parent, 0); } catch { process.exit(0); }
    for (const until = Date.now() + 2000; Date.now() < until; );
    setImmediate(turn);
  };
  turn();
`;
