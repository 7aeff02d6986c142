import { type CurrentContent, slicesOf } from '../../domain/content/index.ts';
import type { Answering } from '../../domain/ipc/index.ts';
import { withoutContent } from './content-folder.ts';

/** What can be looked up now, for everybody who reads it. One for the kiosk: a newer bundle is shown after it is read. */
export type ShownContent = {
  readonly current: () => CurrentContent;
  /** The pictures and films by the path of their URL: those of what is shown, and of what was shown just before. */
  readonly media: () => ReadonlyMap<string, string>;
  readonly show: (content: CurrentContent, media: ReadonlyMap<string, string>) => void;
  /** Hears of each newer content. */
  readonly onChange: (listener: (version: number) => void) => void;
  /** The same for the screen, slice by slice. */
  readonly calls: Answering<'content.current' | 'content.slice'>;
};

export function createShownContent(): ShownContent {
  let current: CurrentContent = { version: 0, content: withoutContent() };
  let slices = slicesOf(current.content);
  let media: ReadonlyMap<string, string> = new Map();
  const listeners: ((version: number) => void)[] = [];
  return {
    current: () => current,
    media: () => media,
    show: (content, its) => {
      media = its;
      current = content;
      slices = slicesOf(content.content);
      for (const listener of listeners) listener(content.version);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    calls: {
      'content.current': () => ({ version: current.version, slices: slices.length }),
      'content.slice': ({ version, at }) => {
        const make = version === current.version ? slices[at] : undefined;
        return make ? { kind: 'slice', slice: make() } : { kind: 'gone' };
      },
    },
  };
}
