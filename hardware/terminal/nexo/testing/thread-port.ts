import { Worker } from 'node:worker_threads';
import type { TerminalPort } from '../../worker-protocol.ts';

/** Starts `thread-worker.ts` as a worker thread. */
export function spawnThread(): { readonly worker: Worker; readonly port: TerminalPort } {
  const worker = new Worker(new URL('./thread-worker.ts', import.meta.url), { execArgv: [] });
  worker.on('error', () => {});
  const port: TerminalPort = {
    postMessage: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onClose: (listener) => worker.on('exit', listener),
    close: () => void worker.terminate(),
  };
  return { worker, port };
}
