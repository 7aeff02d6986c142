import { defineConfig } from 'vite';

/** The launcher as one plain file that runs on the Node.js of Debian 12, without any package beside it. */
export default defineConfig({
  build: {
    ssr: 'launcher/index.ts',
    outDir: 'out/launcher',
    emptyOutDir: true,
    target: 'node18',
    minify: true,
    rollupOptions: { output: { entryFileNames: 'launcher.mjs', codeSplitting: false } },
  },
  ssr: { noExternal: true },
});
