import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the console and the call display into the folder that central serves. */
export default defineConfig({
  root: folder('console'),
  plugins: [react()],
  build: {
    outDir: folder('dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // Central's content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { console: folder('console/index.html'), display: folder('console/display/index.html') },
    },
  },
});
