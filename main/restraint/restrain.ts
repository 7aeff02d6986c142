import type { CentralClient, Downloader } from '../sync/index.ts';
import type { Restraint } from './restraint.ts';

const ASKED_TO_WAIT = 'central has asked to wait';

/** The same client, which asks nothing while central has asked to wait: the caller tries again, as after every failure. */
export const restrainedClient = (
  { call }: CentralClient,
  { waitMs }: Pick<Restraint, 'waitMs'>,
): CentralClient => ({
  call: async (contract, body, deadlineMs) =>
    waitMs() > 0 ? { kind: 'unreachable', why: ASKED_TO_WAIT } : call(contract, body, deadlineMs),
});

/** The same for what is downloaded. A transfer that is under way is not cut. */
export const restrainedDownloader =
  (download: Downloader, { waitMs }: Pick<Restraint, 'waitMs'>): Downloader =>
  async (wanted, signal) =>
    waitMs() > 0 ? { kind: 'unreachable' } : download(wanted, signal);
