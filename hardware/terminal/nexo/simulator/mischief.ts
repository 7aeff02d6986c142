import type { MessageHeader } from './envelope.ts';
import type { TerminalFault } from './faults.ts';

/** One message as it reaches the terminal. */
export type ReceivedMessage = {
  readonly category: string;
  readonly header: MessageHeader;
  readonly body: unknown;
};

/** What goes wrong with this one message; [] is an honest answer. Called once for each message that arrives. */
export type Mischief = readonly TerminalFault[];
export type ChooseMischief = (message: ReceivedMessage) => Mischief;
