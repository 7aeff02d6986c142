import { randomBytes } from 'node:crypto';
import { openTerminal, serveTerminal } from '../../hardware/terminal/index.ts';

/** Serves the card terminal to the main process. */
const { parentPort } = process;

serveTerminal(
  {
    postMessage: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    // When the main process ends, this one is ended with it.
    onClose: () => undefined,
    close: () => process.exit(0),
  },
  (settings, log) => openTerminal(settings, { randomBytes, now: () => new Date(), log }),
);
