import type { DisplayStream } from './display-streams.ts';

/** Who wants to follow: one of the town's displays by its id, or somebody at an address. */
export type Viewer =
  | { readonly kind: 'display'; readonly displayId: string }
  | { readonly kind: 'somebody'; readonly address: string };

/** The streams that are open. Each display has a place of its own; all others share what is left. */
export type DisplaySeats = {
  /** Whether there is room; a display always has it. */
  readonly hasRoom: (viewer: Viewer) => boolean;
  readonly take: (viewer: Viewer, stream: DisplayStream) => void;
  readonly each: (tell: (stream: DisplayStream) => void) => void;
};

/** A display that comes back before its old connection is seen to be gone takes the place of that one. */
export function displaySeats(most: { readonly all: number; readonly perAddress: number }): DisplaySeats {
  const displays = new Map<string, DisplayStream>();
  const others = new Map<DisplayStream, string>();
  return {
    hasRoom: (viewer) => {
      if (viewer.kind === 'display') return true;
      const same = [...others.values()].filter((address) => address === viewer.address).length;
      return others.size < most.all && same < most.perAddress;
    },
    take: (viewer, stream) => {
      if (viewer.kind === 'somebody') {
        others.set(stream, viewer.address);
        void stream.ended.then(() => others.delete(stream));
        return;
      }
      const { displayId } = viewer;
      displays.get(displayId)?.close();
      displays.set(displayId, stream);
      void stream.ended.then(() => {
        if (displays.get(displayId) === stream) displays.delete(displayId);
      });
    },
    each: (tell) => {
      for (const stream of [...displays.values(), ...others.keys()]) tell(stream);
    },
  };
}
