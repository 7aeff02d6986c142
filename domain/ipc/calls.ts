import { z } from 'zod';
import { KeypadEvent } from '../keypad/index.ts';
import { machineCalls } from './machine.ts';
import { sessionCalls } from './subjects.ts';
import { View } from './view.ts';

/**
 * Every call from the screen to the main process. The single source: main's handlers, the preload bridge and the renderer's
 * client are derived from it, and main validates every input by it. Each subject has its calls beside its screens.
 */
export const calls = { ...machineCalls, ...sessionCalls };

/** Every notice from the main process to the screen. */
export const notices = {
  'session.changed': View,
  /** There is other content to look up: ask for it. */
  'content.changed': z.object({ version: z.int().min(0) }),
  /** A key of the navigation keypad, or its headphone socket. */
  'keypad.pressed': z.object({ key: KeypadEvent }),
};

export type CallName = keyof typeof calls;
export type SessionCallName = keyof typeof sessionCalls;
export type NoticeName = keyof typeof notices;
export const CALL_NAMES = Object.keys(calls) as readonly CallName[];
export const SESSION_CALL_NAMES = Object.keys(sessionCalls) as readonly SessionCallName[];
export const NOTICE_NAMES = Object.keys(notices) as readonly NoticeName[];

export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>;
export type NoticeContent<Name extends NoticeName> = z.infer<(typeof notices)[Name]>;

/** What answers each of these calls. */
export type Answering<Name extends CallName> = {
  readonly [One in Name]: (input: CallInput<One>) => CallOutput<One> | Promise<CallOutput<One>>;
};

/** What the preload script puts on `window.kiosk`: one plain function a call and a notice, nothing of Electron. */
export type KioskBridge = {
  readonly calls: { readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>> };
  /** Each returns the function that takes the listener away. */
  readonly notices: {
    readonly [Name in NoticeName]: (listener: (content: NoticeContent<Name>) => void) => () => void;
  };
};
