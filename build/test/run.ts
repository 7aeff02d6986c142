import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronRuntime } from '../electron/runtime.ts';
import { ensureDisplay, ensureSystem } from '../system/index.ts';
import {
  add,
  type Counts,
  closingLine,
  countsOfPlaywright,
  countsOfVitest,
  isGood,
  NONE,
  UNREPORTED,
} from './counts.ts';
import { type Failure, failureLines, failuresOfPlaywright, failuresOfVitest } from './failures.ts';
import { type Duration, durationsOfPlaywright, durationsOfVitest, slowestLines } from './slowest.ts';

/** The whole test command: goes on after a stage that fails, so that one run shows everything. */
const results = 'var/test-results';
const SLOWEST = 20;
const say = (sentence: string): void => console.log(sentence);

/** What a stage comes to. */
type Outcome = {
  readonly counts: Counts;
  readonly durations: readonly Duration[];
  readonly failures: readonly Failure[];
};
const nothing = (counts: Counts): Outcome => ({ counts, durations: [], failures: [] });

/** How a stage's report is read. */
type Reader = {
  readonly counts: (report: unknown) => Counts;
  readonly durations: (report: unknown) => Duration[];
  readonly failures: (report: unknown) => Failure[];
};

/** Runs a program; whole lines of it are shown as they come, each begun by the name of the stage when others run beside it. */
function run(
  program: string,
  parameters: string[],
  options: { readonly env?: Record<string, string>; readonly stage?: string } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      say(options.stage ? `${options.stage} | ${line}` : line);
    });
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('exit', (code) => {
      const end = (): void => resolve({ code: code ?? 1, output });
      child.once('close', end);
      // What it left running may hold its output open.
      setTimeout(end, 10_000).unref();
    });
  });
}

/** Reads a stage's report; a stage that failed without a failed test counts as one. */
function readReport(file: string, code: number, read: Reader): Outcome {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const counts = read.counts(report);
    const isSilent = code !== 0 && counts.failed === 0;
    return {
      counts: isSilent ? add(counts, UNREPORTED) : counts,
      durations: read.durations(report),
      failures: read.failures(report),
    };
  } catch (error) {
    say(`There is no report in ${file}: ${error instanceof Error ? error.message : error}`);
    return nothing(UNREPORTED);
  }
}

async function checks(): Promise<Outcome> {
  const { output } = await run('node', ['build/checks/run.ts']);
  const found = /checks: (\d+) passed, (\d+) failed/.exec(output);
  return nothing(found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: 0 } : UNREPORTED);
}

async function units(): Promise<Outcome> {
  const report = join(results, 'vitest.json');
  const { code } = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { stage: 'unit' },
  );
  return readReport(report, code, {
    counts: countsOfVitest,
    durations: (read) => durationsOfVitest(read, process.cwd()),
    failures: (read) => failuresOfVitest(read, process.cwd()),
  });
}

async function endToEnd(): Promise<Outcome> {
  const report = join(results, 'playwright.json');
  const config = 'test/e2e/playwright.config.ts';
  const { code } = await run('playwright', ['test', '--config', config], {
    env: { TOWNHALL_REPORT: join(process.cwd(), report) },
    stage: 'e2e',
  });
  return readReport(report, code, {
    counts: countsOfPlaywright,
    durations: durationsOfPlaywright,
    failures: failuresOfPlaywright,
  });
}

/** Runs a stage and says how long it took. */
async function timed(name: string, stage: () => Promise<Outcome>): Promise<Outcome> {
  const startedAt = performance.now();
  const outcome = await stage();
  say(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return outcome;
}

async function main(): Promise<void> {
  // What the suite says more than once, for a night or before a release.
  if (process.argv.includes('--all')) process.env.TOWNHALL_REPETITIONS = 'yes';
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  if (!ensureSystem('test', say)) {
    process.exitCode = 1;
    return;
  }
  const runtime = await electronRuntime(say);
  process.env.TOWNHALL_ELECTRON = runtime.executable;
  say(`Electron ${runtime.version} (${runtime.source}).`);
  const display = await ensureDisplay();
  process.env.DISPLAY = display.name;

  const outcomes: Outcome[] = [];
  const build = async (): Promise<Outcome> => {
    const { code } = await run('npm', ['run', '--silent', 'build']);
    return nothing(code === 0 ? NONE : UNREPORTED);
  };
  // Neither keeps both cores busy alone.
  const [built, checked] = await Promise.all([timed('build', build), timed('checks', checks)]);
  outcomes.push(built, checked);
  // A third of the time unit tests wait for clocks, disks and sockets: end-to-end tests compute then.
  const stages = [timed('unit and fault tests', units)];
  if (built.counts.failed === 0) stages.push(timed('end-to-end tests', endToEnd));
  outcomes.push(...(await Promise.all(stages)));

  display.stop();
  const durations = outcomes.flatMap((outcome) => outcome.durations);
  say(`The ${SLOWEST} slowest tests:`);
  for (const line of slowestLines(durations, SLOWEST)) say(line);
  for (const line of failureLines(outcomes.flatMap(({ failures }) => failures))) say(line);
  const counts = outcomes.map((outcome) => outcome.counts).reduce(add, NONE);
  console.log(closingLine(counts));
  process.exitCode = isGood(counts) ? 0 : 1;
}

await main();
