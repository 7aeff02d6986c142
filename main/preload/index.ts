import { contextBridge, ipcRenderer } from 'electron';
import type { CallName, KioskBridge, NoticeName } from '../../domain/ipc/index.ts';
import type { Answer } from '../ipc/index.ts';

// The build writes these in (build/preload): the schema that has them would bring the validation library into this script.
declare const BRIDGE_CALL_NAMES: readonly CallName[];
declare const BRIDGE_NOTICE_NAMES: readonly NoticeName[];

const call =
  (name: CallName) =>
  async (input: unknown): Promise<unknown> => {
    const answer: Answer = await ipcRenderer.invoke(name, input);
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    return answer.output;
  };

const notice =
  (name: NoticeName) =>
  (listener: (content: unknown) => void): (() => void) => {
    // Electron's event, which reaches beyond the page, stays here.
    const receive = (_event: unknown, content: unknown): void => listener(content);
    ipcRenderer.on(name, receive);
    return () => {
      ipcRenderer.removeListener(name, receive);
    };
  };

const bridge = Object.freeze({
  calls: Object.freeze(Object.fromEntries(BRIDGE_CALL_NAMES.map((name) => [name, call(name)]))),
  notices: Object.freeze(Object.fromEntries(BRIDGE_NOTICE_NAMES.map((name) => [name, notice(name)]))),
}) as unknown as KioskBridge;

contextBridge.exposeInMainWorld('kiosk', bridge);
