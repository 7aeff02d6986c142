import { describe, expect, it } from 'vitest';
import { createVirtualTimers, type VirtualTimers } from '../timers/testing/virtual-timers.ts';
import { settingsFor } from './nexo/testing/sale-side.ts';
import type { TerminalStatus } from './payment-terminal.ts';
import { createWorkerLink, type WorkerLink } from './worker-link.ts';
import type { TerminalPort } from './worker-protocol.ts';

/** A worker that says what the test lets it say, and dies when its port is closed. */
type Puppet = {
  readonly spawnedAtMs: number;
  readonly speak: (message: unknown) => void;
  readonly die: () => void;
  readonly heard: unknown[];
};

type Scene = {
  readonly clock: VirtualTimers;
  readonly link: WorkerLink;
  readonly workers: Puppet[];
  readonly log: (string | undefined)[];
  busy: boolean;
};

/** Nothing is opened with it. */
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----';
const READY = { kind: 'ready' };
const SOUND = { kind: 'status', status: { connection: 'online', host: 'reachable' } };

function open(turn?: () => Promise<void>): Scene {
  const clock = createVirtualTimers();
  const workers: Puppet[] = [];
  const log: (string | undefined)[] = [];
  const scene = { clock, workers, log, busy: false };
  const spawn = (): TerminalPort => {
    let speak = (_message: unknown): void => undefined;
    let die = (): void => undefined;
    const heard: unknown[] = [];
    workers.push({
      spawnedAtMs: clock.monotonicMs(),
      speak: (message) => speak(message),
      die: () => die(),
      heard,
    });
    return {
      postMessage: (message) => heard.push(message),
      onMessage: (listener) => {
        speak = listener;
      },
      onClose: (listener) => {
        die = listener;
      },
      close: () => undefined,
    };
  };
  const link = createWorkerLink({
    settings: settingsFor('127.0.42.9', CERTIFICATE),
    spawn,
    log: ({ outcome }) => log.push(outcome),
    onStatus: (_status: TerminalStatus) => undefined,
    firstPauseMs: 1_000,
    turn,
    timers: clock,
    isMachineBusy: () => scene.busy,
  });
  return Object.assign(scene, { link });
}

const last = ({ workers }: Scene): Puppet => workers.at(-1)!;

describe("a terminal's worker that is being started", () => {
  it('and says nothing is replaced, each time later', async () => {
    const scene = open();
    await scene.clock.advance(10 * 60_000);
    const between = scene.workers.slice(1).map((one, at) => one.spawnedAtMs - scene.workers[at]!.spawnedAtMs);
    // The deadline and the pause after it.
    expect(between).toEqual([11_000, 22_000, 44_000, 88_000, 136_000, 152_000]);
    expect(new Set(scene.log)).toEqual(new Set(['did-not-start']));
  });

  it('that has said hello is given its time anew, once', async () => {
    const scene = open();
    await scene.clock.advance(9_000);
    last(scene).speak({ kind: 'hello' });
    await scene.clock.advance(9_000);
    last(scene).speak({ kind: 'hello' });
    expect(scene.log).toEqual([]);
    await scene.clock.advance(2_000);
    expect(scene.log).toEqual(['did-not-start']);
  });

  it('is given ten times as long while the machine is busy', async () => {
    const scene = open();
    scene.busy = true;
    await scene.clock.advance(95_000);
    last(scene).speak({ kind: 'hello' });
    await scene.clock.advance(95_000);
    last(scene).speak(READY);
    await scene.clock.advance(600_000);
    expect([scene.workers.length, scene.log]).toEqual([1, []]);
  });

  it('is not blamed for the time in which the main process was held up', async () => {
    const scene = open();
    await scene.clock.advance(1_000);
    await scene.clock.holdUp(60_000);
    last(scene).speak(READY);
    await scene.clock.advance(60_000);
    expect(scene.log).toEqual([]);
  });

  it('has the deadline and the pause of a new kiosk again when one was sound', async () => {
    const scene = open();
    await scene.clock.advance(33_000);
    expect(scene.workers).toHaveLength(3);
    last(scene).speak(READY);
    last(scene).speak(SOUND);
    const diedAtMs = scene.clock.monotonicMs();
    last(scene).die();
    await scene.clock.advance(1_000);
    expect(last(scene).spawnedAtMs).toBe(diedAtMs + 1_000);
    await scene.clock.advance(10_100);
    expect(scene.log).toEqual(['did-not-start', 'did-not-start', 'ended', 'did-not-start']);
  });
});

describe("the turn of a terminal's worker", () => {
  it('comes when it is given, at every start', async () => {
    const turns: (() => void)[] = [];
    const scene = open(() => new Promise((resolve) => turns.push(resolve)));
    await scene.clock.advance(5_000);
    expect(scene.workers).toHaveLength(0);
    turns[0]!();
    await scene.clock.advance(1);
    expect(scene.workers).toHaveLength(1);
    last(scene).die();
    await scene.clock.advance(30_000);
    expect([scene.workers.length, turns.length]).toEqual([1, 2]);
    turns[1]!();
    await scene.clock.advance(1);
    expect(scene.workers).toHaveLength(2);
  });

  it('comes after a minute when nobody gives it, and once', async () => {
    let give = (): void => undefined;
    const scene = open(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    await scene.clock.advance(59_000);
    expect(scene.workers).toHaveLength(0);
    await scene.clock.advance(2_000);
    give();
    await scene.clock.advance(1_000);
    expect(scene.workers).toHaveLength(1);
  });

  it('that comes after the close starts nothing', async () => {
    let give = (): void => undefined;
    const scene = open(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    await scene.link.close();
    give();
    await scene.clock.advance(120_000);
    expect(scene.workers).toHaveLength(0);
  });

  it('is not waited for by calls: what no worker takes within 10 s was not sent', async () => {
    const scene = open(() => new Promise(() => undefined));
    const outcome = scene.link.call({ method: 'checkStatus' }, 60_000);
    await scene.clock.advance(10_000);
    expect(await outcome).toEqual({ kind: 'not-sent' });
  });
});

describe('a call', () => {
  it('that is answered late because the main process was held up is answered', async () => {
    const scene = open();
    last(scene).speak(READY);
    const outcome = scene.link.call({ method: 'checkStatus' }, 5_000);
    await scene.clock.advance(1_000);
    await scene.clock.holdUp(30_000);
    const call = last(scene).heard.at(-1) as { id: number };
    const result = { connection: 'online', host: 'reachable' };
    last(scene).speak({ kind: 'result', id: call.id, result });
    expect(await outcome).toEqual({ kind: 'result', result });
    expect(scene.log).toEqual([]);
  });

  it('that is never answered ends with its worker', async () => {
    const scene = open();
    last(scene).speak(READY);
    const outcome = scene.link.call({ method: 'checkStatus' }, 5_000);
    await scene.clock.advance(5_000);
    expect(await outcome).toEqual({ kind: 'lost' });
    expect(scene.log).toEqual(['hangs']);
  });
});
