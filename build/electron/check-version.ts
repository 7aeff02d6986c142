/** What is known of a runtime that is about to be packaged. */
export type FoundRuntime = {
  readonly version: string;
  /** The version that package.json names. */
  readonly named: string;
  /** The major versions that Electron's makers still repair. */
  readonly supported: readonly number[];
  /** What `--allow-electron=` says. */
  readonly allowed: string | undefined;
};

/** `support`: what the bill of materials says of the runtime. */
export type CheckedRuntime =
  | { readonly kind: 'good'; readonly support: string }
  | { readonly kind: 'refused'; readonly sentence: string };

const majorOf = (version: string): number => Number(version.split('.')[0]);

/**
 * Whether a runtime may be packaged: the major version that package.json names, as long as its makers repair it. Another one has to be
 * allowed by its whole version, so that nobody ships one unawares.
 */
export function checkRuntime({ version, named, supported, allowed }: FoundRuntime): CheckedRuntime {
  const isNamed = majorOf(version) === majorOf(named);
  const isSupported = supported.includes(majorOf(version));
  if (isNamed && isSupported) return { kind: 'good', support: `supported (${named} is named)` };
  const problem = [
    ...(isSupported ? [] : ['its makers no longer repair it']),
    ...(isNamed ? [] : [`package.json names ${named}`]),
  ].join(', and ');
  return allowed === version
    ? { kind: 'good', support: `allowed by name: ${problem}` }
    : refused(
        `Electron ${version} is not packaged: ${problem}. To package it all the same: --allow-electron=${version}`,
      );
}

const refused = (sentence: string): CheckedRuntime => ({ kind: 'refused', sentence });
