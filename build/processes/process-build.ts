import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { type NotedBuild, noteBundles } from '../bundles/note-bundles.ts';
import { treeshake } from '../bundles/without-effects.ts';
import { external } from '../main/external.ts';
import { plainFiles } from '../main/plain-files.ts';

/**
 * The build of a process or thread that the main process starts, apart from it: in one build both would load each library that either
 * needs.
 */
export const processBuild = (name: NotedBuild, file: string): UserConfig =>
  defineConfig({
    plugins: [plainFiles(), noteBundles(name)],
    build: {
      ssr: true,
      outDir: 'out/main',
      // What electron-vite has built stays.
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rollupOptions: {
        external,
        treeshake,
        input: { [name]: resolve(file) },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: true },
  });
