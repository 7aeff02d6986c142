import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isInRange } from './version-range.ts';

const Advisory = z.strictObject({
  id: z.string(),
  package: z.string(),
  /** The versions that it is about, e.g. `>=5.0.0 <5.3.2`. */
  vulnerable: z.string(),
  severity: z.enum(['low', 'moderate', 'high', 'critical']),
  title: z.string(),
});
export type Advisory = z.infer<typeof Advisory>;

/** What is known of weaknesses in what we depend on; `npm run advisories` refreshes it where the network allows. */
export const Advisories = z.strictObject({
  refreshedAt: z.iso.date(),
  /** The major versions of Electron that its makers still repair. */
  supportedElectron: z.array(z.int()).min(1),
  advisories: z.array(Advisory),
});
export type Advisories = z.infer<typeof Advisories>;

export const advisoriesFile = (root: string): string => join(root, 'build/advisories/advisories.json');

export const readAdvisories = (root: string): Advisories =>
  Advisories.parse(JSON.parse(readFileSync(advisoriesFile(root), 'utf8')));

const LockFile = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Every dependency in the lock file of which an advisory is known: one sentence each. */
export function advisoryProblems(root: string): string[] {
  const { advisories } = readAdvisories(root);
  const lock = LockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    return version === undefined
      ? []
      : advisoriesOf(advisories, name, version).map(sentenceOf(name, version));
  });
}

/** The advisories about one version of a package. */
export const advisoriesOf = (advisories: readonly Advisory[], name: string, version: string): Advisory[] =>
  advisories.filter((one) => one.package === name && isInRange(version, one.vulnerable));

export const sentenceOf =
  (name: string, version: string) =>
  ({ id, severity, title }: Advisory): string =>
    `${name} ${version}: ${title} (${id}, ${severity})`;
