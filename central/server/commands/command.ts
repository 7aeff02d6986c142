import type { Central } from '../central.ts';
import type { Settings } from './options.ts';

/** What a command prints, as one line of JSON, and whether it did what it was asked. */
export type CommandResult = { readonly done: boolean; readonly answer: unknown };

export type Command = (
  central: Central,
  words: readonly string[],
  settings: Settings,
) => Promise<CommandResult>;

/** A command that opens the database itself, where there is one. */
export type EarlyCommand = (words: readonly string[], settings: Settings) => Promise<CommandResult>;

/** Who stands in the audit log for what is done on the command line. */
export const ACTOR = 'command-line';

export const refused = (reason: string): CommandResult => ({
  done: false,
  answer: { kind: 'refused', reason },
});

/** What was done, when the answer is of the good kind. */
export const outcome = (answer: { readonly kind: string }, good: string): CommandResult => ({
  done: answer.kind === good,
  answer,
});
