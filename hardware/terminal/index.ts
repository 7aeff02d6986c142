export { createRemoteTerminal, type RemoteTerminalOptions } from './create-remote-terminal.ts';
export type { TerminalHello } from './hello.ts';
export { openTerminal, TerminalFileSettings, TerminalSettings, terminalFiles } from './open-terminal.ts';
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
export type { TerminalPort } from './worker-protocol.ts';
