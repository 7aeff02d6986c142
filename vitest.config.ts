import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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
    include: ['{domain,hardware,main,renderer,central,config,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    // As many as there are cores: most tests wait for sockets, disks and clocks.
    maxWorkers: 2,
    sequence: { sequencer: ScreensFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
