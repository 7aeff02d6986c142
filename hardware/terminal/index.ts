export { createRemoteTerminal, type RemoteTerminalOptions } from './create-remote-terminal.ts';
export type { TerminalHello } from './hello.ts';
export { openTerminal } from './open-terminal.ts';
export type {
  AskedPayment,
  AskedReversal,
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalOutcome,
  ReversalRequest,
  ReversalStatusAnswer,
  TerminalStatus,
  TerminalTotals,
  TotalsAnswer,
  TransactionStatusAnswer,
} from './payment-terminal.ts';
export { type MakeTerminal, serveTerminal } from './serve-terminal.ts';
export { type TerminalLog, TerminalLogEntry } from './terminal-log.ts';
export { TerminalFileSettings, TerminalSettings, terminalFiles } from './terminal-settings.ts';
export type { TerminalPort } from './worker-protocol.ts';
