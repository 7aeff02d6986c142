import { build } from 'vite';
import config from '../../electron.vite.config.ts';

/** What ends the watching. */
export type Watcher = { readonly close: () => Promise<void> };

/** Builds the kiosk's page into out/renderer after every change, and reports each build but the first: null, or why there is none. */
export async function buildKioskPage(built: (problem: string | null) => void): Promise<Watcher> {
  if (typeof config !== 'object' || !('renderer' in config) || !config.renderer)
    throw new Error("electron.vite.config.ts says nothing of the kiosk's page");
  const { build: page, ...rest } = config.renderer;
  const watcher = await build({
    ...rest,
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: { ...page, minify: false, watch: {} },
  });
  if (!('on' in watcher)) throw new Error('Vite does not watch');
  let builds = 0;
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') built(event.error.message);
    if (event.code !== 'END') return;
    builds += 1;
    if (builds > 1) built(null);
  });
  return watcher;
}
