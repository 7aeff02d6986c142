import type { Central } from '../central.ts';
import type { Settings } from './options.ts';

/** What a command prints, as one line of JSON, and whether it did what it was asked. */
export type CommandResult = { readonly done: boolean; readonly answer: unknown };

export type Command = (
  central: Central,
  words: readonly string[],
  settings: Settings,
) => Promise<CommandResult>;
