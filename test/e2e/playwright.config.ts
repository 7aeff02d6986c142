import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { COMPILE_CACHE } from '../compile-cache.ts';
import { withRepetitions } from '../repetitions.ts';

process.env.NODE_COMPILE_CACHE = COMPILE_CACHE;
// This process has begun without it.
enableCompileCache(COMPILE_CACHE);

const report = process.env.TOWNHALL_REPORT ?? join(process.cwd(), 'var/test-results/playwright.json');

const LONG = ['services-heard', 'axe', 'shut', 'packaged', 'keys', 'privacy'].map(
  (name) => `**/${name}.e2e.ts`,
);

export default defineConfig({
  testDir: '.',
  // Node reads TypeScript by itself, and keeps what it has compiled for the next process.
  build: { external: ['**/*.ts'] },
  // What takes a minute or more is begun first: nothing long is left for the end, when a core would rest.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testMatch: '**/*.e2e.ts', testIgnore: LONG },
  ],
  outputDir: join(import.meta.dirname, '../../var/test-results/e2e'),
  globalSetup: join(import.meta.dirname, 'town-template.ts'),
  // Each test has a whole town of its own: central, bench, kiosk and display. A third of its time it waits for one of them.
  workers: availableParallelism() + 1,
  // The long ones of one file run beside each other.
  fullyParallel: true,
  retries: 0,
  ...(withRepetitions ? {} : { grepInvert: /@repetition/ }),
  // Guards against what hangs, for a machine that is busy with something else; no test measures speed by them.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: report }]],
});
