export { createRemoteTerminal, type RemoteTerminalOptions } from './create-remote-terminal.ts';
export type { TerminalHello } from './hello.ts';
export { createNexoTerminal, type NexoTerminalDeps } from './nexo/create-nexo-terminal.ts';
export type { DisplayListener } from './nexo/display-listener.ts';
export type { Exchange, ExchangeOptions, ExchangeResult } from './nexo/exchange.ts';
export { NexoSettings } from './nexo/nexo-settings.ts';
export type {
  AskedPayment,
  AskedReversal,
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalOutcome,
  ReversalRequest,
  ReversalStatusAnswer,
  TerminalReference,
  TerminalStatus,
  TerminalTotals,
  TotalsAnswer,
  TransactionStatusAnswer,
} from './payment-terminal.ts';
export { type MakeTerminal, serveTerminal } from './serve-terminal.ts';
export { makeServiceId } from './nexo/service-id.ts';
export { type TerminalLog, TerminalLogEntry } from './terminal-log.ts';
export type { TerminalPort } from './worker-protocol.ts';
