import { readFileSync } from 'node:fs';

type Lock = {
  packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
};

/** What would make `npm ci` fail, or tie it to one registry: one sentence for each. */
export function lockFileProblems(path: string): string[] {
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock;
  const names = new Set(Object.keys(lock.packages).map((key) => key.replace(/^.*node_modules\//, '')));
  return Object.entries(lock.packages).flatMap(([key, described]) => [
    ...Object.keys(described.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${key} names ${name}, which the lock does not hold: npm ci would refuse it`),
    ...(described.resolved?.startsWith('http') ? [`${key} names a registry's address`] : []),
  ]);
}
