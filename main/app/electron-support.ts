/** Electron's makers repair the three newest major versions; this is the oldest of them when package.json last named one. */
export const OLDEST_SUPPORTED_MAJOR = 43;

/** The version when it gets no more repairs, else null. */
export const electronOutOfSupport = (version: string): string | null =>
  Number(version.split('.')[0]) < OLDEST_SUPPORTED_MAJOR ? version : null;
