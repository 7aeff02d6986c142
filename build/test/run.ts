import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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

/** The whole test command: goes on after a stage that fails, so that one run shows everything. */
const results = 'var/test-results';
const say = (sentence: string): void => console.log(sentence);

function run(
  program: string,
  parameters: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      process.stdout.write(data);
    });
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

function readCounts(file: string, read: (report: unknown) => Counts): Counts {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    say(`There is no report in ${file}: ${error instanceof Error ? error.message : error}`);
    return UNREPORTED;
  }
}

async function checks(): Promise<Counts> {
  const { output } = await run('node', ['build/checks/run.ts']);
  const found = /checks: (\d+) passed, (\d+) failed/.exec(output);
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: 0 } : UNREPORTED;
}

async function units(): Promise<Counts> {
  const report = join(results, 'vitest.json');
  const { code } = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readCounts(report, countsOfVitest);
  return code !== 0 && counts.failed === 0 ? add(counts, UNREPORTED) : counts;
}

async function endToEnd(): Promise<Counts> {
  const report = join(results, 'playwright.json');
  const config = 'test/e2e/playwright.config.ts';
  const { code } = await run('playwright', ['test', '--config', config], {
    TOWNHALL_REPORT: join(process.cwd(), report),
  });
  const counts = readCounts(report, countsOfPlaywright);
  return code !== 0 && counts.failed === 0 ? add(counts, UNREPORTED) : counts;
}

async function main(): Promise<void> {
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

  const built = await run('npm', ['run', '--silent', 'build']);
  let counts = built.code === 0 ? NONE : UNREPORTED;
  counts = add(counts, await checks());
  counts = add(counts, await units());
  if (built.code === 0) counts = add(counts, await endToEnd());

  display.stop();
  console.log(closingLine(counts));
  process.exitCode = isGood(counts) ? 0 : 1;
}

await main();
