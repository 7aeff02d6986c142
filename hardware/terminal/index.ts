export { createRemoteTerminal, type RemoteTerminalOptions } from './create-remote-terminal.ts';
export type { TerminalHello } from './hello.ts';
export { createNexoTerminal, type NexoTerminalDeps } from './nexo/create-nexo-terminal.ts';
export { NexoSettings } from './nexo-settings.ts';
export type {
  PaymentProgress,
  PaymentRequest,
  PaymentTerminal,
  ReversalOutcome,
  ReversalRequest,
  ReversalStatusAnswer,
  TerminalReference,
  TerminalStatus,
  TransactionStatusAnswer,
} from './payment-terminal.ts';
export { type MakeTerminal, serveTerminal } from './serve-terminal.ts';
export { makeServiceId } from './service-id.ts';
export { type TerminalLog, TerminalLogEntry } from './terminal-log.ts';
export type { TerminalPort } from './worker-protocol.ts';
