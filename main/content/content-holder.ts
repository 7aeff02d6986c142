import { type CurrentContent, slicesOf } from '../../domain/content/index.ts';
import type { CallInput, CallOutput } from '../../domain/ipc/index.ts';
import { withoutContent } from './content-folder.ts';

/** What can be looked up now. One for the kiosk: a newer bundle is put here after it is read. */
export type ContentHolder = {
  readonly current: () => CurrentContent;
  readonly put: (content: CurrentContent) => void;
  /** The same for the screen, slice by slice. */
  readonly told: () => CallOutput<'content.current'>;
  readonly slice: (asked: CallInput<'content.slice'>) => CallOutput<'content.slice'>;
};

/** `onChanged` hears of each newer content, so that the screen asks for it. */
export function createContentHolder(onChanged: (version: number) => void): ContentHolder {
  let current: CurrentContent = { version: 0, content: withoutContent() };
  let slices = slicesOf(current.content);
  return {
    current: () => current,
    put: (content) => {
      current = content;
      slices = slicesOf(content.content);
      onChanged(content.version);
    },
    told: () => ({ version: current.version, slices: slices.length }),
    slice: ({ version, at }) => {
      const make = version === current.version ? slices[at] : undefined;
      return make ? { kind: 'slice', slice: make() } : { kind: 'gone' };
    },
  };
}
