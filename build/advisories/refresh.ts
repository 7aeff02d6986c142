import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Advisories, advisoriesFile, readAdvisories } from './advisories.ts';
import { type Asked, advisoriesIn, whyOf } from './registry-answer.ts';

/**
 * `npm run advisories`: asks the package registry what is known of our dependencies and which Electron is newest, and writes what it
 * answers into `advisories.json`. What it does not answer is said in a sentence and stays as it is; then it ends with 1.
 */
const run = promisify(execFile);
const MOST_BYTES = 32 * 1024 ** 2;
const DEADLINE_MS = 120_000;
/** Electron's makers repair the three newest major versions. */
const SUPPORTED_MAJORS = 3;

/** What npm prints as JSON; null when it prints none. */
async function npm(...parameters: string[]): Promise<unknown> {
  const options = { maxBuffer: MOST_BYTES, timeout: DEADLINE_MS };
  // It ends with 1 when it has found something, and when it has failed: what it prints says which.
  const { stdout } = await run('npm', [...parameters, '--json'], options).catch((error: unknown) => ({
    stdout: error instanceof Error && 'stdout' in error ? String(error.stdout) : '',
  }));
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

async function supportedElectron(): Promise<Asked<number[]>> {
  const printed = await npm('view', 'electron', 'dist-tags');
  const tags = z.object({ latest: z.string().regex(/^\d+\./) }).safeParse(printed);
  if (!tags.success) return { kind: 'unreached', why: whyOf(printed) };
  const newest = Number(tags.data.latest.split('.')[0]);
  const majors = Array.from({ length: SUPPORTED_MAJORS }, (_, at) => newest - SUPPORTED_MAJORS + 1 + at);
  return { kind: 'answered', answer: majors };
}

const root = process.cwd();
const before = readAdvisories(root);
const [found, majors] = await Promise.all([npm('audit').then(advisoriesIn), supportedElectron()]);
// What was known before stays: a version that we left is not to come back.
const known = new Map(
  [...before.advisories, ...(found.kind === 'answered' ? found.answer : [])].map((one) => [
    `${one.id} ${one.package}`,
    one,
  ]),
);
const refreshed: Advisories = Advisories.parse({
  refreshedAt: found.kind === 'answered' ? new Date().toISOString().slice(0, 10) : before.refreshedAt,
  supportedElectron: majors.kind === 'answered' ? majors.answer : before.supportedElectron,
  advisories: [...known.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
});
// Numbers in one line, as the check of formats wants them.
const text = JSON.stringify(refreshed, null, 2).replace(/\[[\d\s,]+\]/g, (list) =>
  list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'),
);
writeFileSync(advisoriesFile(root), `${text}\n`);
console.log(
  found.kind === 'answered'
    ? `${found.answer.length} advisories about what we depend on`
    : `The registry does not say which advisories there are (${found.why}): those of ${before.refreshedAt} stay.`,
);
console.log(
  majors.kind === 'answered'
    ? `supported Electron: ${majors.answer.join(', ')}`
    : `The registry does not say which Electron is newest (${majors.why}): ${before.supportedElectron.join(', ')} stay.`,
);
if (found.kind === 'unreached' || majors.kind === 'unreached') process.exitCode = 1;
