import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const report = process.env.TOWNHALL_REPORT ?? join(process.cwd(), 'var/test-results/playwright.json');

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: join(import.meta.dirname, '../../var/test-results/e2e'),
  // Each test starts a whole town: central, bench and kiosk. The machine has two cores.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: report }]],
});
