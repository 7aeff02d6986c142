import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PROGRAMS } from './build/programs.ts';
import { onlySigns } from './build/renderer/only-signs.ts';
import { COMPILE_CACHE } from './test/compile-cache.ts';

/** What takes a minute or more, by computing or by waiting: begun last, it would be waited for while a core rests. */
const LONG = [
  'test/screens/',
  'test/money/',
  'test/faults/',
  'main/releases/',
  'launcher/launcher.',
  'central/server/program.',
  'escpos/escpos-printer.',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  // The page's texts are loaded as its own build loads them.
  plugins: [onlySigns()],
  test: {
    include: PROGRAMS.map((program) => `${program}/**/*.test.{ts,tsx}`),
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    globalSetup: [
      'test/set-up/shared-postgres.ts',
      'test/set-up/bundled-programs.ts',
      'test/set-up/made-once.ts',
    ],
    setupFiles: ['test/set-up/seeded-properties.ts'],
    // More than there are cores: most tests wait for sockets, disks and clocks.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongFirst },
    // No module of ours keeps state, so the files of a worker share what they import: it is evaluated once, not per file.
    isolate: false,
    // Guards against a test that hangs, for a machine that is busy with something else; no test measures speed by them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      include: PROGRAMS.map((program) => `${program}/**/*.{ts,tsx}`),
      exclude: ['config/**', 'test/**'],
      reporter: ['text-summary', 'html'],
    },
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE },
  },
});
