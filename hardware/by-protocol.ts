import { z } from 'zod';

/**
 * Settings of a kind of device that may speak one of several protocols. Settings without a `protocol`, written when there was only
 * one, are read as those of the first.
 */
export function byProtocol<First extends string, Settings extends z.ZodType>(
  first: First,
  settings: Settings,
) {
  return z.preprocess(
    (given) => (isRecord(given) && !('protocol' in given) ? { protocol: first, ...given } : given),
    settings,
  );
}

const isRecord = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
