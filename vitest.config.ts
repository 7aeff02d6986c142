import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,hardware,main,renderer,central,config,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    // As many as there are cores: most tests wait for sockets, disks and clocks.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
