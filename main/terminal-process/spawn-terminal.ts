import { utilityProcess } from 'electron';
import type { TerminalPort } from '../../hardware/terminal/index.ts';

/** Starts the terminal's process. */
export function spawnTerminal(script: string): TerminalPort {
  const child = utilityProcess.fork(script, [], { serviceName: 'terminal', stdio: 'ignore' });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.once('exit', listener),
    close: () => {
      child.kill();
    },
  };
}
