import type { Blocked } from '../ipc/index.ts';
import type { KioskHandle } from '../kiosk/index.ts';
import type { Log } from '../log/index.ts';
import type { UnderLauncher } from '../releases/index.ts';
import type { Places } from './places.ts';

/** What there is from the first moment on: the program's own facts, its clocks, and where it reports. */
export type Machine = {
  readonly places: Places;
  readonly appFolder: string;
  /** Null when no launcher has started this program. */
  readonly launcher: UnderLauncher | null;
  readonly bootId: string;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly log: Log;
  /** A bug that nobody else has caught. */
  readonly failed: (error: unknown) => void;
  readonly onBlocked: (blocked: Blocked) => void;
  /** Whatever kiosk there is: there is none before it is enrolled. */
  readonly kiosk: KioskHandle;
};
