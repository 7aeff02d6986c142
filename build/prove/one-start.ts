import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { kioskArguments } from '../start/kiosk-arguments.ts';
import { isAlive, type Process, processTree } from '../system/index.ts';
import { lookAtPage } from './page-probe.ts';

export type StartParts = {
  readonly runtime: string;
  readonly settingsFile: string;
  readonly dataFolder: string;
  readonly giveUpMs: number;
};

/** How one start of the kiosk went. Times in milliseconds from the start of the program; null: it never came. */
export type OneStart = {
  readonly wordsMs: number | null;
  readonly attractMs: number | null;
  readonly terminalMs: number | null;
  readonly endMs: number;
  /** What was seen on the way, e.g. `hidden` (the window does not show yet), `starting`, `attract`; `blank` is a fault. */
  readonly seen: readonly string[];
  /** Kills by a deadline: of the page, of the terminal's process. */
  readonly kills: readonly string[];
  /** Other restarts: something crashed, or could not be loaded. */
  readonly restarts: readonly string[];
  /** Processes of the kiosk that were left when it had ended. */
  readonly orphans: number;
};

const LOOK_EVERY_MS = 100;
const END_DEADLINE_MS = 120_000;
const ORPHANS_AFTER_MS = 10_000;
const KILLS = ['load-hangs', 'unresponsive', 'did-not-start', 'hangs'];

/** Starts the kiosk, waits for the attract screen and the terminal, ends it as staff would, and looks at what is left. */
export async function oneStart(parts: StartParts): Promise<OneStart> {
  const begunAtMs = Date.now();
  const kiosk = launch(parts);
  const heard = listen(kiosk);
  const seen: string[] = [];
  let wordsMs: number | null = null;
  let attractMs: number | null = null;
  while (Date.now() - begunAtMs < parts.giveUpMs && !heard.ended()) {
    const port = heard.port();
    const now = port === null ? null : await lookAtPage(port);
    if (now) {
      const screen = now.screen === 'blank' && !(await isBlankToSee(port)) ? 'hidden' : now.screen;
      if (seen.at(-1) !== screen) seen.push(screen);
      if (now.firstWordsAtMs !== null) wordsMs ??= now.firstWordsAtMs - begunAtMs;
      if (now.screen === 'attract') attractMs ??= Date.now() - begunAtMs;
    }
    if (attractMs !== null && heard.terminalAtMs() !== null) break;
    await pause(LOOK_EVERY_MS);
  }
  const terminalAtMs = heard.terminalAtMs();
  const tree = processTree(kiosk.pid ?? 0);
  const endBegunAtMs = Date.now();
  await end(kiosk, heard.ended);
  return {
    wordsMs,
    attractMs,
    terminalMs: terminalAtMs === null ? null : terminalAtMs - begunAtMs,
    endMs: Date.now() - endBegunAtMs,
    seen,
    kills: heard.lost().filter((why) => KILLS.includes(why)),
    restarts: heard.lost().filter((why) => !KILLS.includes(why)),
    orphans: await orphansOf(tree),
  };
}

/** A page without words is blank only once its window shows; what it showed before that, nobody saw. */
async function isBlankToSee(port: number | null): Promise<boolean> {
  const { stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--name', 'Townhall Kiosk'], {
    encoding: 'utf8',
  });
  if (stdout.trim() === '') return false;
  return port !== null && (await lookAtPage(port))?.screen === 'blank';
}

function launch({ runtime, settingsFile, dataFolder }: StartParts): ChildProcess {
  const parameters = [
    ...kioskArguments(process.cwd(), settingsFile, dataFolder),
    '--remote-debugging-port=0',
  ];
  // As root Chromium raises its own priority above the hog's; a kiosk's user cannot.
  const [program, ...before] =
    process.getuid?.() === 0 && existsSync(SETPRIV)
      ? [SETPRIV, '--bounding-set=-sys_nice', runtime]
      : [runtime];
  return spawn(program ?? runtime, [...before, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
}

const SETPRIV = '/usr/bin/setpriv';

type Heard = {
  /** The debugging port; null until the kiosk has told it. */
  readonly port: () => number | null;
  /** When the terminal was first online. */
  readonly terminalAtMs: () => number | null;
  /** Why the page or the terminal's process was lost, each time. */
  readonly lost: () => readonly string[];
  readonly ended: () => boolean;
};

/** Hears what the kiosk logs from its first line on. */
function listen(kiosk: ChildProcess): Heard {
  let port: number | null = null;
  let terminalAtMs: number | null = null;
  let ended = false;
  const lost: string[] = [];
  kiosk.once('exit', () => {
    ended = true;
  });
  kiosk.once('error', () => {
    ended = true;
  });
  if (kiosk.stderr)
    createInterface({ input: kiosk.stderr }).on('line', (line) => {
      const told = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
      if (told) port = Number(told);
    });
  if (kiosk.stdout)
    createInterface({ input: kiosk.stdout }).on('line', (line) => {
      const { event, reason, outcome } = entryOf(line);
      if (event === 'screen-restarted') lost.push(String(reason));
      if (event === 'terminal-worker-ended') lost.push(String(outcome));
      if (event === 'terminal-status-changed' && String(outcome).startsWith('online'))
        terminalAtMs ??= Date.now();
    });
  return { port: () => port, terminalAtMs: () => terminalAtMs, lost: () => lost, ended: () => ended };
}

function entryOf(line: string): Record<string, unknown> {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
  } catch {
    // Not one of the kiosk's own lines.
    return {};
  }
}

async function end(kiosk: ChildProcess, ended: () => boolean): Promise<void> {
  kiosk.kill('SIGTERM');
  const endsAtMs = Date.now() + END_DEADLINE_MS;
  while (!ended() && Date.now() < endsAtMs) await pause(LOOK_EVERY_MS);
  if (!ended()) kiosk.kill('SIGKILL');
}

/** How many of these processes stay; they are ended here, so that the next start begins on a clean machine. */
async function orphansOf(tree: readonly Process[]): Promise<number> {
  const endsAtMs = Date.now() + ORPHANS_AFTER_MS;
  while (tree.some(isAlive) && Date.now() < endsAtMs) await pause(LOOK_EVERY_MS);
  const left = tree.filter(isAlive);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  return left.length;
}
