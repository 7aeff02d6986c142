import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readAdvisories } from '../advisories/index.ts';
import { electronRuntime } from '../electron/runtime.ts';
import { ensureDisplay, ensureSystem } from '../system/index.ts';
import { demoFolder } from './demo-folder.ts';
import { demoTownFolder, demoTowns, readDemoSettings, USUAL_TOWN } from './demo-settings.ts';
import { startDemoTown } from './demo-town.ts';
import { kioskArguments } from './kiosk-arguments.ts';
import { stopChild } from './program.ts';
import { runTour } from './tour.ts';

const USAGE = `npm start [-- options]
  --tour         drives a whole payment by itself, saves what it saw in var/tour, and ends
  --fresh        forgets the demo town's data first
  --town NAME    another demo town than ${USUAL_TOWN}: ${demoTowns().join(', ')}
  --landscape    a landscape screen where a virtual display is started`;

const say = (sentence: string): void => console.log(sentence);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      tour: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      landscape: { type: 'boolean', default: false },
      town: { type: 'string', default: USUAL_TOWN },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  if (!demoTowns().includes(values.town)) {
    say(`There is no demo town "${values.town}". There are: ${demoTowns().join(', ')}.`);
    return 1;
  }
  if (!ensureSystem('run', say)) return 1;
  const runtime = await electronRuntime(say);
  const { supportedElectron } = readAdvisories(process.cwd());
  const isSupported = supportedElectron.includes(Number(runtime.version.split('.')[0]));
  const support = isSupported ? '' : ', which gets no more security updates: for demonstrations only';
  say(`Electron ${runtime.version}${support}.`);
  const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) {
    say('The kiosk could not be built.');
    return 1;
  }
  if (values.tour) {
    const { landscape, town } = values;
    return runTour({ runtime: runtime.executable, landscape, townFolder: demoTownFolder(town), say });
  }

  const townFolder = demoTownFolder(values.town);
  const { account, surname } = readDemoSettings(townFolder);
  // Each town's own, so that none meets the data of another.
  const folder = demoFolder(values.town === USUAL_TOWN ? 'var/demo' : `var/demo-${values.town}`);
  if (values.fresh) rmSync(folder, { recursive: true, force: true });
  const [width, height] = values.landscape ? [1920, 1080] : [1080, 1920];
  const display = await ensureDisplay(width, height);
  if (display.started)
    say(`There is no display: a virtual one was started (${display.name}); see the kiosk with --tour.`);
  const town = await startDemoTown({
    folder,
    townFolder,
    ports: { central: 8480, bench: 7070, printer: 9100, smtp: 2525 },
    terminalHost: '127.0.0.1',
    window: { fullscreen: display.started, width, height },
    onLine: (program, line) => /"level":[56]0/.test(line) && say(`${program}: ${line}`),
  });
  const parameters = kioskArguments(process.cwd(), town.settingsFile, town.kioskFolder);
  const env = { ...process.env, DISPLAY: display.name };
  const kiosk = spawn(runtime.executable, parameters, { env, stdio: ['ignore', 'ignore', 'ignore'] });
  say(`
The demo town is running. Ctrl-C ends it; what was paid is kept (--fresh forgets it).
  bench    ${town.bench}    the simulated printer, terminal, scanner, reader and keypad
  central  ${town.central}    API: ${town.central}/api/openapi.json
  kiosk    ${display.started ? `on the virtual display ${display.name}` : 'in its own window'}; try account ${account}, surname ${surname}; staff PIN 246810`);
  if (town.administrator)
    say(`  console  user ${town.administrator.name}, password ${town.administrator.password} (shown once)`);
  if (process.getuid?.() === 0)
    say('  As root the screen runs without its sandbox; as an ordinary user it has it.');

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    kiosk.once('exit', resolve);
  });
  say('Ending.');
  await stopChild(kiosk);
  await town.stop();
  display.stop();
  return 0;
}

process.exitCode = await main();
