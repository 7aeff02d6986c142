import type { WebContents } from 'electron';
import { type NoticeContent, type NoticeName, notices } from '../../domain/ipc/index.ts';

/** Sends a notice to the screen; nothing happens while there is none. `check`: in development the content must fit its schema. */
export function notify<Name extends NoticeName>(
  webContents: Pick<WebContents, 'isDestroyed' | 'isCrashed' | 'send'> | null,
  name: Name,
  content: NoticeContent<Name>,
  check = false,
): void {
  if (check) notices[name].parse(content);
  if (webContents === null || webContents.isDestroyed() || webContents.isCrashed()) return;
  webContents.send(name, content);
}
