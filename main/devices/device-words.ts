import type { PrinterStatus } from '../../hardware/printer/index.ts';
import type { TerminalStatus } from '../../hardware/terminal/index.ts';

/** A device as central and its staff hear of it. */
export type DeviceReport = {
  readonly device: 'printer' | 'terminal' | 'scanner' | 'reader' | 'keypad';
  readonly state: string;
  readonly needsStaff: boolean;
};

/** The printer in a few words; the worst first. Paper near its end needs staff although it still prints. */
export function reportPrinter(status: PrinterStatus): DeviceReport {
  const report = (state: string, needsStaff = true): DeviceReport => ({
    device: 'printer',
    state,
    needsStaff,
  });
  if (status.connection === 'offline') return report('offline');
  if (status.cover === 'open') return report('cover open');
  if (status.paper === 'out') return report('paper out');
  if (status.cutter === 'error') return report('cutter error');
  if (status.error === 'unrecoverable') return report('error');
  if (status.error === 'recoverable') return report('error that passes', false);
  if (status.paper === 'near-end') return report('paper near end');
  return status.paper === 'ok' ? report('ready', false) : report('unknown');
}

/** The terminal in a few words. */
export function reportTerminal(status: TerminalStatus): DeviceReport {
  const online = status.connection === 'online';
  const state = !online ? 'offline' : status.host === 'unreachable' ? 'host unreachable' : 'ready';
  return { device: 'terminal', state, needsStaff: state !== 'ready' };
}

/** A device of which only the line is known, and how it is set that it should not be. */
export function reportLine(
  device: 'scanner' | 'reader' | 'keypad',
  status: { connection: 'online' | 'offline' },
  wrong: string | null = null,
): DeviceReport {
  const offline = status.connection === 'offline';
  return { device, state: offline ? 'offline' : (wrong ?? 'ready'), needsStaff: offline || wrong !== null };
}
