import type { PaymentTerminal } from './payment-terminal.ts';
import type { TerminalLog } from './terminal-log.ts';
import type { TerminalSettings } from './terminal-settings.ts';
import { type FromWorker, type TerminalCall, type TerminalPort, ToWorker } from './worker-protocol.ts';

/** Makes the terminal that a worker serves; `log` leads to the main process. */
export type MakeTerminal = (settings: TerminalSettings, log: TerminalLog) => PaymentTerminal;

/**
 * The worker's side: waits for the settings, makes the terminal and does what the main process asks until it closes the
 * channel. A message that does not fit the protocol is dropped and logged.
 */
export function serveTerminal(port: TerminalPort, makeTerminal: MakeTerminal): void {
  let terminal: PaymentTerminal | null = null;
  const say = (message: FromWorker) => port.postMessage(message);
  const log: TerminalLog = (entry) => say({ kind: 'log', entry });

  port.onMessage((raw) => {
    const parsed = ToWorker.safeParse(raw);
    if (!parsed.success) {
      log({ event: 'terminal-worker-message-refused', outcome: 'to-worker' });
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'start':
        start(message.settings);
        return;
      case 'call':
        void answer(message.id, message.call);
        return;
      case 'close':
        void end();
    }
  });
  port.onClose(() => void end());

  function start(settings: TerminalSettings): void {
    if (terminal) return;
    terminal = makeTerminal(settings, log);
    terminal.onStatus((status) => say({ kind: 'status', status }));
    say({ kind: 'ready' });
    say({ kind: 'status', status: terminal.status() });
  }

  async function answer(id: number, call: TerminalCall): Promise<void> {
    // A call before the start stays without a result, and its caller's deadline ends it.
    if (!terminal) return;
    const result = await perform(terminal, call, id);
    say({ kind: 'result', id, result });
  }

  async function perform(on: PaymentTerminal, call: TerminalCall, id: number): Promise<unknown> {
    switch (call.method) {
      case 'checkStatus':
        return on.checkStatus();
      case 'pay':
        return on.pay(call.request, (progress) => say({ kind: 'progress', id, progress }));
      case 'abort':
        await on.abort(call.reference);
        return null;
      case 'paymentStatus':
        return on.paymentStatus(call.asked);
      case 'reverse':
        return on.reverse(call.request);
      case 'reversalStatus':
        return on.reversalStatus(call.asked);
      case 'totals':
        return on.totals();
      case 'reconcile':
        return on.reconcile();
      case 'totalsOf':
        return on.totalsOf(call.periodId);
    }
  }

  async function end(): Promise<void> {
    const last = terminal;
    terminal = null;
    await last?.close();
    port.close();
  }
}
