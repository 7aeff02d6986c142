import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { openTerminal, serveTerminal } from '../../index.ts';

/** The terminal's worker as a thread, for tests of the channel with real processes on both ends. */
const port = parentPort;
if (port) {
  serveTerminal(
    {
      postMessage: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', listener),
      onClose: (listener) => port.on('close', listener),
      close: () => port.close(),
    },
    (settings, log) =>
      openTerminal(settings, { randomBytes, now: () => new Date(), log, pollIntervalMs: 500 }),
  );
}
