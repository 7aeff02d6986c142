import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Plugin, preview } from 'vite';
import { fontFaces } from '../../../build/renderer/font-faces.ts';
import { onlySigns } from '../../../build/renderer/only-signs.ts';
import { buildTestApp } from '../../../main/window/testing/start-electron.ts';

/** The residents' screens in a window of Electron, for a test that says what they show. */
export type ScreensApp = {
  readonly page: Page;
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** A guard against what hangs: a busy machine loads a page and draws a map slowly. */
const HANGS_MS = 300_000;

/**
 * Opens the screens, with motion off, so that nothing is checked while it moves. They are built once in a run of tests; with additions, for who
 * asks.
 */
export async function openScreens(
  plugins: Plugin[] = [],
  headers: Readonly<Record<string, string>> = {},
): Promise<ScreensApp> {
  const root = join(import.meta.dirname, '../../../renderer');
  const main = join(import.meta.dirname, 'screens-main.ts');
  const built = await buildTestApp(
    main,
    { root, plugins: [fontFaces(), onlySigns(), ...plugins], worker: { format: 'es' }, logLevel: 'error' },
    plugins.length === 0 ? 'screens' : undefined,
  );
  const server = await preview({
    configFile: false,
    root,
    build: { outDir: built.page },
    preview: { port: 0, host: '127.0.0.1', headers },
    logLevel: 'error',
  });
  const electron = await built.launch();
  const page = await electron.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(HANGS_MS);
  return {
    page,
    address: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await electron.close();
      await server.close();
      await built.close();
    },
  };
}
