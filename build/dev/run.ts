import { spawnSync } from 'node:child_process';
import { createServer } from 'vite';
import { electronRuntime } from '../electron/runtime.ts';
import { demoFolder } from '../start/demo-folder.ts';
import { startDemoTown } from '../start/demo-town.ts';
import { launchKiosk } from '../start/kiosk-app.ts';
import { ensureDisplay, ensureSystem } from '../system/index.ts';
import { buildKioskPage } from './build-kiosk-page.ts';

// The demo town for developers: npm run dev. A change to the kiosk's page shows at the kiosk at once, on the screen where it is,
// because the main process keeps the session; a change to the console replaces its part in the browser. A change to main/,
// hardware/ or central/server/ needs a new start.

const CONSOLE_PORT = 8481;
const PORTS = { central: 8480, bench: 7070, printer: 9100, smtp: 2525 };
const say = (sentence: string): void => console.log(sentence);

async function main(): Promise<number> {
  if (!ensureSystem('run', say)) return 1;
  const runtime = await electronRuntime(say);
  const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) return 1;
  const display = await ensureDisplay();
  process.env.DISPLAY = display.name;
  const town = await startDemoTown({
    folder: demoFolder('var/dev'),
    ports: PORTS,
    terminalHost: '127.0.0.1',
    window: { fullscreen: false, width: 1080, height: 1920 },
    onLine: (program, line) => /"level":[56]0/.test(line) && say(`${program}: ${line}`),
  });
  const pages = await createServer({
    configFile: 'build/console/vite.config.ts',
    server: {
      port: CONSOLE_PORT,
      host: '127.0.0.1',
      proxy: { '/api': { target: town.central, changeOrigin: true } },
    },
  });
  await pages.listen();
  const kiosk = await launchKiosk({
    runtime: runtime.executable,
    settingsFile: town.settingsFile,
    dataFolder: town.kioskFolder,
  });
  const watcher = await buildKioskPage((problem) => {
    if (problem) say(`The kiosk's page could not be built: ${problem}`);
    else kiosk.page.reload().catch((error: Error) => say(`The page was not loaded anew: ${error.message}`));
  });
  say(`
The demo town is running; what you change in renderer/ and central/console/ shows at once. Ctrl-C ends it.
  kiosk    ${display.started ? `on the virtual display ${display.name}` : 'in its own window'}
  console  ${pages.resolvedUrls?.local[0]}
  central  ${town.central}
  bench    ${town.bench}`);
  if (town.administrator)
    say(`  Sign in as ${town.administrator.name} with ${town.administrator.password} (shown once).`);

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    kiosk.app.once('close', resolve);
  });
  say('Ending.');
  await watcher.close();
  await pages.close();
  await kiosk.close();
  await town.stop();
  display.stop();
  return 0;
}

process.exitCode = await main();
