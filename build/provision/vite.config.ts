import { defineConfig } from 'vite';

/** What sets a machine up, as one plain file that runs on the Node.js of Debian 12, without any package beside it. */
export default defineConfig({
  build: {
    ssr: 'build/provision/run.ts',
    outDir: 'out/provision',
    emptyOutDir: true,
    target: 'node18',
    rollupOptions: { output: { entryFileNames: 'provision.mjs', codeSplitting: false } },
  },
  ssr: { noExternal: true },
});
