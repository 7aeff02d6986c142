import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { codeOf } from '../../../domain/failure/index.ts';

/** Reports of a device that comes and goes. */
export type ReportFile = {
  /** The next report; `none` when there is none yet, `gone` when the device is gone. */
  next(): Promise<
    { readonly kind: 'report'; readonly bytes: Uint8Array } | { readonly kind: 'none' | 'gone' }
  >;
  close(): Promise<void>;
};

/**
 * Opens a device file of the kernel (`/dev/hidraw…`), which gives one report for each reading. Never waits: a reading that waits would
 * hold a thread and could not be ended. Null when it cannot be opened.
 */
export async function openReportFile(path: string, reportBytes: number): Promise<ReportFile | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  return {
    async next() {
      const bytes = new Uint8Array(reportBytes);
      try {
        const { bytesRead } = await file.read(bytes, 0, reportBytes, null);
        return bytesRead === 0 ? { kind: 'gone' } : { kind: 'report', bytes: bytes.subarray(0, bytesRead) };
      } catch (error) {
        return { kind: isNothingYet(error) ? 'none' : 'gone' };
      }
    },
    close: () => file.close(),
  };
}

const isNothingYet = (error: unknown): boolean => codeOf(error) === 'EAGAIN';
