import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Advisories, type Advisory, advisoriesFile, readAdvisories } from './advisories.ts';

/** `npm run advisories`: asks the package registry what is known of our dependencies, and writes it into `advisories.json`. */
const run = promisify(execFile);
const MOST_BYTES = 32 * 1024 ** 2;
const DEADLINE_MS = 120_000;
/** Electron's makers repair the three newest major versions. */
const SUPPORTED_MAJORS = 3;

const Via = z.object({
  url: z.string(),
  name: z.string(),
  range: z.string(),
  severity: z.enum(['low', 'moderate', 'high', 'critical']),
  title: z.string(),
});
const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Via])) })),
});

async function npm(...parameters: string[]): Promise<unknown> {
  const options = { maxBuffer: MOST_BYTES, timeout: DEADLINE_MS };
  try {
    return JSON.parse((await run('npm', [...parameters, '--json'], options)).stdout);
  } catch (error) {
    // `npm audit` ends with 1 when it has found something.
    const stdout = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    if (stdout === '') throw error;
    return JSON.parse(stdout);
  }
}

async function foundByRegistry(): Promise<Advisory[]> {
  const { vulnerabilities } = Audit.parse(await npm('audit'));
  return Object.values(vulnerabilities).flatMap(({ via }) =>
    via.flatMap((one) =>
      typeof one === 'string'
        ? []
        : [
            {
              id: one.url.split('/').at(-1) ?? one.url,
              package: one.name,
              vulnerable: one.range,
              severity: one.severity,
              title: one.title,
            },
          ],
    ),
  );
}

async function supportedElectron(): Promise<number[]> {
  const { latest } = z.object({ latest: z.string() }).parse(await npm('view', 'electron', 'dist-tags'));
  const newest = Number(latest.split('.')[0]);
  return Array.from({ length: SUPPORTED_MAJORS }, (_, at) => newest - SUPPORTED_MAJORS + 1 + at);
}

const root = process.cwd();
try {
  const [found, majors] = await Promise.all([foundByRegistry(), supportedElectron()]);
  // What was known before stays: a version that we left is not to come back.
  const known = new Map(
    [...readAdvisories(root).advisories, ...found].map((one) => [`${one.id} ${one.package}`, one]),
  );
  const advisories = [...known.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const refreshed: Advisories = Advisories.parse({
    refreshedAt: new Date().toISOString().slice(0, 10),
    supportedElectron: majors,
    advisories,
  });
  writeFileSync(advisoriesFile(root), `${JSON.stringify(refreshed, null, 2)}\n`);
  console.log(`${found.length} advisories about what we depend on; supported Electron: ${majors.join(', ')}`);
} catch (error) {
  console.log(
    `The registry says nothing of advisories here (${error instanceof Error ? error.message.split('\n')[0] : error}): the file stays as it is.`,
  );
  process.exitCode = 1;
}
