import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { noteBundles } from './build/bundles/note-bundles.ts';
import { treeshake } from './build/bundles/without-effects.ts';
import { external } from './build/main/external.ts';
import { plainFiles } from './build/main/plain-files.ts';
import { bridgeNames } from './build/preload/bridge-names.ts';
import { fontFaces } from './build/renderer/font-faces.ts';
import { onlySigns } from './build/renderer/only-signs.ts';
import { pageChunks } from './build/renderer/page-chunks.ts';
import { startingWords } from './build/renderer/starting-words.ts';
import { receiptPage } from './main/receipt-drawing/receipt-page/vite-plugin.ts';

const receipt = receiptPage('renderer');

export default defineConfig({
  main: {
    plugins: [plainFiles(), noteBundles('main')],
    build: {
      outDir: 'out/main',
      target: 'node20',
      sourcemap: false,
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        external,
        treeshake,
        input: {
          index: resolve('main/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    define: bridgeNames,
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: resolve('main/preload/index.ts') },
        // A sandboxed preload script can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), fontFaces(), startingWords(), onlySigns(), receipt.plugin, noteBundles('renderer')],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // The content security policy allows neither inline scripts nor data: fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        treeshake,
        input: {
          index: resolve('renderer/index.html'),
          'open-app': resolve('renderer/open-app.tsx'),
          receipt: receipt.input,
        },
        output: { codeSplitting: pageChunks },
      },
    },
  },
});
