import { contextBridge, ipcRenderer } from 'electron';
import type { KioskBridge } from '../../domain/ipc/index.ts';
// Past the folder's door on purpose: the door would bring the validation library into the preload script.
import { CALL_NAMES, type CallName, NOTICE_NAMES, type NoticeName } from '../../domain/ipc/names.ts';
import type { Answer } from '../ipc/index.ts';

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
  calls: Object.freeze(Object.fromEntries(CALL_NAMES.map((name) => [name, call(name)]))),
  notices: Object.freeze(Object.fromEntries(NOTICE_NAMES.map((name) => [name, notice(name)]))),
}) as unknown as KioskBridge;

contextBridge.exposeInMainWorld('kiosk', bridge);
