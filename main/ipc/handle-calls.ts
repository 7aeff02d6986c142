import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { CALL_NAMES, type CallInput, type CallName, type CallOutput, calls } from '../../domain/ipc/index.ts';
import type { Answer } from './envelope.ts';
import { withinBounds } from './within-bounds.ts';

/** One function for every call that the screen may make. */
export type CallHandlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

export type HandleCallsParts = {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** Whether this is the kiosk's own page: the one place where the sender is checked. */
  readonly isTrustedFrame: (frame: WebFrameMain | null) => boolean;
  readonly handlers: CallHandlers;
  /** In development: an answer that does not fit its schema is a bug to hear of. */
  readonly checkOutputs: boolean;
  readonly onRefused: (name: CallName, why: 'sender' | 'size' | 'input') => void;
  readonly onBug: (name: CallName, error: unknown) => void;
};

/** Answers the calls of `domain/ipc`. Returns the function that stops answering. */
export function handleCalls(parts: HandleCallsParts): () => void {
  for (const name of CALL_NAMES) {
    parts.ipcMain.handle(name, (event, ...inputs: unknown[]) => answer(parts, name, event, inputs));
  }
  return () => {
    for (const name of CALL_NAMES) parts.ipcMain.removeHandler(name);
  };
}

async function answer<Name extends CallName>(
  parts: HandleCallsParts,
  name: Name,
  event: IpcMainInvokeEvent,
  inputs: readonly unknown[],
): Promise<Answer> {
  const refused = (why: 'sender' | 'size' | 'input'): Answer => {
    parts.onRefused(name, why);
    return { kind: 'refused' };
  };
  if (!parts.isTrustedFrame(event.senderFrame)) return refused('sender');
  if (inputs.length !== 1 || !withinBounds(inputs)) return refused('size');
  const input = calls[name].input.safeParse(inputs[0]);
  if (!input.success) return refused('input');
  try {
    // The schema and the handler come from the same entry, which the compiler cannot see through a generic name.
    const handler = parts.handlers[name] as (input: unknown) => CallOutput<Name> | Promise<CallOutput<Name>>;
    const output = await handler(input.data);
    if (parts.checkOutputs) calls[name].output.parse(output);
    return { kind: 'answer', output };
  } catch (error) {
    parts.onBug(name, error);
    return { kind: 'internal' };
  }
}
