import type { KioskEvent } from '../../domain/journal/index.ts';
import type { realTimers } from '../../hardware/timers/index.ts';
import type { Disk } from '../../slots/index.ts';
import type { FetchTimes } from '../download/index.ts';
import type { CentralClient, Downloader } from '../sync/index.ts';
import type { Enrolment } from './followed.ts';
import type { UnderLauncher } from './under-launcher.ts';
import type { KioskStanding } from './when-to-install.ts';

export type FollowReleasesParts = {
  readonly launcher: UnderLauncher;
  readonly disk: Disk;
  readonly identity: Enrolment;
  /** The town's: maintenance windows are in it. */
  readonly timeZone: string;
  readonly client: CentralClient;
  readonly download: Downloader;
  readonly standing: () => KioskStanding;
  /** Ends the program in good order; the launcher starts the next. */
  readonly restart: () => void;
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  /** Keeps it in the journal. */
  readonly note: (event: KioskEvent) => void;
  readonly random: () => number;
  /** How often central is asked. */
  readonly pollMs: number;
  readonly times?: FetchTimes | undefined;
  readonly timers?: typeof realTimers;
};
