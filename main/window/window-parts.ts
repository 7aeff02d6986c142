import type { Session } from 'electron';
import type { TypedLinesParts } from './typed-lines.ts';

export type WindowParts = {
  readonly settings: { readonly fullscreen: boolean; readonly width: number; readonly height: number };
  /** What shows until the page has painted, e.g. `#14532d`. */
  readonly backgroundColour: string;
  /** From createKioskSession, with serveApp done. */
  readonly session: Session;
  readonly preloadPath: string;
  readonly monotonicMs: () => number;
  /** The page was lost (crashed, hung, not loaded, closed) and comes again by itself. */
  readonly onGone: (reason: string) => void;
  /** A key by its DOM name, pressed (not by being held) or let go, whether or not it reaches the page. */
  readonly onKey: (key: string, isPressed: boolean) => void;
  /**
   * Takes what a scanner or reader that is a keyboard types; null where there is none: then all keys are people's. A window opens
   * before that is known.
   */
  readonly onTyped: Promise<Omit<TypedLinesParts, 'monotonicMs' | 'replay'> | null>;
};
