import type { TerminalHello } from '../../hardware/terminal/index.ts';

/** The utility process that speaks to the card terminal: its key derivation would block the main process. */

// Before the driver is loaded, which takes long on a busy machine: the main process hears that this one lives.
process.parentPort.postMessage({ kind: 'hello' } satisfies TerminalHello);
await import('./terminal-worker.ts');
