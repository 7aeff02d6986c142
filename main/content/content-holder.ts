import type { CurrentContent } from '../../domain/ipc/index.ts';
import { withoutContent } from './content-folder.ts';

/** What can be looked up now. One for the kiosk: whoever reads a newer bundle puts it here. */
export type ContentHolder = {
  readonly current: () => CurrentContent;
  readonly put: (content: CurrentContent) => void;
};

/** `onChanged` hears of each newer content, so that the screen asks for it. */
export function createContentHolder(onChanged: (version: number) => void): ContentHolder {
  let current: CurrentContent = { version: 0, content: withoutContent() };
  return {
    current: () => current,
    put: (content) => {
      current = content;
      onChanged(content.version);
    },
  };
}
