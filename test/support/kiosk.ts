import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Screen, SessionCallName, View } from '../../domain/ipc/index.ts';
import { bundledProgram } from '../programs/index.ts';
import {
  type AppendRule,
  type Command,
  type DeviceStates,
  holdFile,
  type KioskOrder,
  type Notice,
  type Story,
} from './kiosk-messages.ts';
import { BARE_ENVIRONMENT, NODE } from './node.ts';
import { GUARD_MS, until } from './until.ts';

/** Bundled before a test begins: nothing else happens in this process at that time, and a database would wait for it. */
const PROGRAM = bundledProgram(fileURLToPath(new URL('kiosk-process.ts', import.meta.url)));

export type Append = Extract<Notice, { notice: 'append' }>;
type Order = Command extends infer One ? (One extends Command ? Omit<One, 'id'> : never) : never;

/** One run of the kiosk's process, from its start to its end. */
export type KioskRun = {
  readonly pid: number;
  readonly view: () => View | null;
  /** Every append that was begun or done, oldest first. */
  readonly appends: readonly Append[];
  readonly heard: (notice: Notice['notice']) => boolean;
  readonly events: () => readonly string[];
  /** A call of the screen's. */
  readonly call: (name: SessionCallName, input?: unknown) => Promise<unknown>;
  /** Lets a kiosk that a rule holds go on. */
  readonly letGo: () => void;
  readonly setRule: (rule: AppendRule | null) => Promise<void>;
  readonly turnClock: (aheadMs: number) => Promise<void>;
  readonly story: (transactionIds: readonly string[]) => Promise<Story>;
  readonly devices: () => Promise<DeviceStates>;
  /** Waits until the screen is of this kind, and fits. */
  readonly see: <Kind extends Screen['kind']>(
    kind: Kind,
    fits?: (screen: Extract<Screen, { kind: Kind }>) => boolean,
    deadlineMs?: number,
  ) => Promise<Extract<Screen, { kind: Kind }>>;
  readonly running: () => boolean;
  /** Resolves when the process is gone, however it ended. */
  readonly ended: Promise<void>;
  readonly kill: () => Promise<void>;
  /** Ends it as staff would. */
  readonly close: () => Promise<void>;
};

/** Starts the kiosk's process; resolves when it has opened its journal. `wrap` may run it under another program. */
export async function runKiosk(
  order: KioskOrder,
  wrap: (program: readonly string[]) => readonly string[] = (program) => program,
): Promise<KioskRun> {
  const [program = NODE, ...rest] = wrap([NODE, PROGRAM, JSON.stringify(order)]);
  const child = spawn(program, rest, {
    env: { ...BARE_ENVIRONMENT, TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const run = follow(child, holdFile(order.dataFolder));
  await until(
    'the kiosk starts',
    () => {
      if (!run.running() && !run.heard('append')) throw new Error('the kiosk ended at its start');
      return run.heard('started') || !run.running();
    },
    GUARD_MS,
    run.events,
  );
  return run;
}

function follow(child: ChildProcess, heldBy: string): KioskRun {
  const appends: Append[] = [];
  const seen = new Set<Notice['notice']>();
  const events: string[] = [];
  const answers = new Map<number, (answer: unknown) => void>();
  let view: View | null = null;
  let lastId = 0;
  let running = true;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running = false;
      for (const answer of answers.values()) answer(null);
      answers.clear();
      resolve();
    });
  });
  child.stdin?.on('error', () => undefined);
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line)));

  function hear(notice: Notice): void {
    seen.add(notice.notice);
    if (notice.notice === 'view') view = notice.view;
    if (notice.notice === 'append') appends.push(notice);
    if (notice.notice === 'log') events.push(`${notice.event} ${JSON.stringify(notice.facts)}`);
    if (notice.notice === 'answer') {
      answers.get(notice.id)?.(notice.answer);
      answers.delete(notice.id);
    }
  }

  /** The process's answer; null when it ended before it gave one. */
  function ask(order: Order): Promise<unknown> {
    if (!running) return Promise.resolve(null);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      answers.set(id, resolve);
      child.stdin?.write(`${JSON.stringify({ ...order, id })}\n`);
    });
  }

  return {
    pid: child.pid ?? 0,
    view: () => view,
    appends,
    heard: (notice) => seen.has(notice),
    events: () => events,
    call: (name, input = {}) => ask({ do: 'call', name, input }),
    letGo: () => rmSync(heldBy, { force: true }),
    setRule: async (rule) => void (await ask({ do: 'rule', rule })),
    turnClock: async (aheadMs) => void (await ask({ do: 'turn-clock', aheadMs })),
    story: async (transactionIds) => ((await ask({ do: 'story', transactionIds })) ?? {}) as Story,
    devices: async () => (await ask({ do: 'devices' })) as DeviceStates,
    see: (kind, fits = () => true, deadlineMs = GUARD_MS) =>
      until(
        `the screen "${kind}"`,
        () => {
          const screen = view?.screen;
          return screen?.kind === kind && fits(screen as never) ? screen : null;
        },
        deadlineMs,
        () => ({ view, running, events: events.slice(-8) }),
      ) as Promise<never>,
    running: () => running,
    ended,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
    close: async () => {
      await ask({ do: 'close' });
      await ended;
    },
  };
}
