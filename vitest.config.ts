import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PROGRAMS } from './build/programs.ts';
import { COMPILE_CACHE } from './test/compile-cache.ts';

/** The screens take longest by far: begun last, they would be waited for while the other core rests. */
class ScreensFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/screens/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: PROGRAMS.map((program) => `${program}/**/*.test.{ts,tsx}`),
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    globalSetup: ['test/set-up/shared-postgres.ts', 'test/set-up/bundled-programs.ts'],
    // One more than there are cores: most tests wait for sockets, disks and clocks.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: ScreensFirst },
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
