import { rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { electronRuntime } from '../electron/runtime.ts';
import { demoFolder } from '../start/demo-folder.ts';
import { startDemoTown } from '../start/demo-town.ts';
import { ensureSystem, startDisplay } from '../system/index.ts';
import { townFigures } from './console/index.ts';
import { contentFigures } from './content.ts';
import { ingestionFigures } from './ingestion.ts';
import { journalFigure } from './journal.ts';
import { startFigures, touchFigure } from './kiosk.ts';
import type { Figure } from './measure.ts';
import { inOwnPostgres } from './own-postgres.ts';
import { figuresOf } from './own-program.ts';
import { searchFigures } from './search.ts';
import { walkFigures } from './walk.ts';

/**
 * `npm run bench [-- --only journal,search,central,kiosk,content,console,export,walk,tasks,update] [-- --sessions 500] [-- --transactions 10000,1000000]`:
 * measures each figure against its baseline in the same run and prints a table. The walk takes about three seconds a session, the tasks minutes,
 * the console makes a million transactions first, and the update needs the packaged kiosk (`npm run package`), so they are measured only when they are named.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'journal,search,central,kiosk,content' },
    sessions: { type: 'string', default: '500' },
    transactions: { type: 'string', default: '10000,1000000' },
  },
});
const wanted = new Set(values.only.split(','));

if (!ensureSystem('run', console.log)) process.exit(1);
const figures: Figure[] = [];
if (wanted.has('journal')) figures.push(await journalFigure());
if (wanted.has('search')) figures.push(...(await searchFigures()));
if (wanted.has('central')) figures.push(...(await inOwnPostgres(ingestionFigures)));
const ofTowns = { console: wanted.has('console'), export: wanted.has('export') };
if (ofTowns.console || ofTowns.export)
  figures.push(...(await inOwnPostgres(() => townFigures(sizes(values.transactions), ofTowns))));
if (['kiosk', 'content', 'walk'].some((name) => wanted.has(name))) figures.push(...(await kioskFigures()));
if (wanted.has('tasks')) figures.push(...(await figuresOf('test/tasks/figures.ts')));
if (wanted.has('update')) figures.push(...(await figuresOf('test/update/figures.ts')));
print(figures);

async function kioskFigures(): Promise<Figure[]> {
  const runtime = await electronRuntime(console.log);
  const display = await startDisplay(1080, 1920);
  process.env.DISPLAY = display.name;
  const folder = demoFolder('var/bench-town');
  rmSync(folder, { recursive: true, force: true });
  const town = await startDemoTown({
    folder,
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: '127.0.0.4',
    window: { fullscreen: false, width: 1080, height: 1920 },
  });
  try {
    const found: Figure[] = [];
    if (wanted.has('kiosk')) {
      const touch = await touchFigure(runtime.executable, town);
      found.push(...(await startFigures(runtime.executable, town)), touch);
    }
    if (wanted.has('content')) found.push(...(await contentFigures(runtime.executable, town)));
    if (wanted.has('walk')) {
      const sessions = z.coerce.number().int().min(1).max(100_000).parse(values.sessions);
      found.push(...(await walkFigures(runtime.executable, town, sessions)));
    }
    return found;
  } finally {
    await town.stop();
    display.stop();
  }
}

function sizes(text: string): number[] {
  return text.split(',').map((size) => z.coerce.number().int().min(10_000).max(100_000_000).parse(size));
}

function print(rows: readonly Figure[]): void {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpu?.model ?? 'unknown'}, ${memory} GiB\n`,
  );
  console.log('| figure | measured | baseline | ratio | aim |\n| --- | --- | --- | --- | --- |');
  for (const { what, measured, baseline, ratio, aim } of rows) {
    console.log(
      `| ${what} | ${measured} | ${baseline} | ${ratio === null ? '' : ratio.toFixed(2)} | ${aim} |`,
    );
  }
}
