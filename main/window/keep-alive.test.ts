import { describe, expect, it } from 'vitest';
import { createVirtualTimers, type VirtualTimers } from '../../hardware/timers/testing/virtual-timers.ts';
import { keepAlive, type LivingPage, type PageSign, type WatchedPage } from './keep-alive.ts';

/** A page whose every step the test chooses, on a clock and a machine of the test's. */
type Scene = {
  readonly clock: VirtualTimers;
  readonly living: LivingPage;
  readonly sign: (sign: PageSign) => void;
  /** Ends the load that runs, or an earlier one by its number. */
  readonly finishLoad: () => void;
  readonly failLoad: (load?: number) => void;
  /** Whether the page answers when it is asked. */
  answers: boolean;
  busy: boolean;
  leftAlone: boolean;
  processorMs: number | null;
  loads: number;
  kills: number;
  readonly gone: string[];
  /** When, on the clock, each load began. */
  readonly loadedAtMs: number[];
};

function open(): Scene {
  const clock = createVirtualTimers();
  let tell = (_sign: PageSign): void => undefined;
  const settle: { readonly resolve: () => void; readonly reject: () => void }[] = [];
  const scene = {
    clock,
    answers: true,
    busy: false,
    leftAlone: false,
    processorMs: 0 as number | null,
    loads: 0,
    kills: 0,
    gone: [] as string[],
    loadedAtMs: [] as number[],
    sign: (sign: PageSign) => tell(sign),
    finishLoad: () => settle.at(-1)?.resolve(),
    failLoad: (load = settle.length) => settle[load - 1]?.reject(),
  };
  const page: WatchedPage = {
    load: () => {
      scene.loads += 1;
      scene.loadedAtMs.push(clock.monotonicMs());
      return new Promise<void>((resolve, reject) => {
        settle.push({ resolve, reject: () => reject(new Error('not loaded')) });
      });
    },
    answer: () => (scene.answers ? Promise.resolve() : new Promise(() => undefined)),
    kill: () => {
      scene.kills += 1;
    },
    isLeftAlone: () => scene.leftAlone,
    processorMs: () => scene.processorMs,
    onSign: (listener) => {
      tell = listener;
      return () => {
        tell = () => undefined;
      };
    },
  };
  const living = keepAlive({
    page,
    timers: clock,
    isMachineBusy: () => scene.busy,
    onGone: (reason) => scene.gone.push(reason),
  });
  return Object.assign(scene, { living });
}

describe('a page that is being loaded', () => {
  it('and shows no sign of life is killed, each time later, and at last every four minutes', async () => {
    const scene = open();
    await scene.clock.advance(15 * 60_000);
    const between = scene.loadedAtMs.slice(1).map((at, index) => at - (scene.loadedAtMs[index] ?? 0));
    // The deadline and the pause after it.
    expect(between).toEqual([15_100, 30_200, 60_400, 120_800, 241_600, 243_200]);
    expect(scene.gone).toEqual(Array.from({ length: 6 }, () => 'load-hangs'));
  });

  it('is not killed while it goes on, however slowly', async () => {
    const scene = open();
    for (let step = 0; step < 8; step += 1) {
      await scene.clock.advance(14_000);
      scene.sign({ kind: 'progress' });
    }
    scene.finishLoad();
    await scene.clock.advance(600_000);
    expect([scene.kills, scene.loads]).toEqual([0, 1]);
  });

  it('is given ten times as long when the machine is busy and gives it nothing', async () => {
    const scene = open();
    scene.busy = true;
    await scene.clock.advance(149_000);
    expect(scene.kills).toBe(0);
    await scene.clock.advance(2_000);
    expect(scene.kills).toBe(1);
  });

  it('has the deadlines of a new kiosk again when it was sound for a minute', async () => {
    const scene = open();
    await scene.clock.advance(50_000);
    expect(scene.kills).toBe(2);
    scene.finishLoad();
    await scene.clock.advance(61_000);
    scene.sign({ kind: 'gone', reason: 'crashed' });
    await scene.clock.advance(100);
    expect(scene.loads).toBe(4);
    await scene.clock.advance(14_900);
    expect(scene.kills).toBe(2);
    await scene.clock.advance(200);
    expect(scene.kills).toBe(3);
  });

  it('that cannot be loaded is loaded again with growing pauses, and counts as lost each time', async () => {
    const scene = open();
    for (let time = 0; time < 9; time += 1) {
      scene.failLoad();
      await scene.clock.advance(6_000);
    }
    expect(scene.gone).toEqual(Array.from({ length: 9 }, () => 'load-failed'));
    expect([scene.loads, scene.kills]).toEqual([10, 0]);
  });

  it('is what others wait for, also over a kill', async () => {
    const scene = open();
    const heard: string[] = [];
    void scene.living.loaded().then(() => heard.push('loaded'));
    await scene.clock.advance(20_000);
    expect([scene.kills, heard]).toEqual([1, []]);
    scene.finishLoad();
    await scene.clock.advance(1);
    expect(heard).toEqual(['loaded']);
    await scene.living.loaded();
  });
});

describe('a page that is there', () => {
  async function loaded(): Promise<Scene> {
    const scene = open();
    scene.finishLoad();
    await scene.clock.advance(10_000);
    return scene;
  }

  it('and no longer answers is killed after 3 s, and loaded again', async () => {
    const scene = await loaded();
    scene.answers = false;
    await scene.clock.advance(3_000);
    expect(scene.kills).toBe(0);
    await scene.clock.advance(1_000);
    expect([scene.kills, scene.loads, scene.gone]).toEqual([1, 2, ['unresponsive']]);
  });

  it('is not killed while the machine is busy and gives it no time', async () => {
    const scene = await loaded();
    Object.assign(scene, { answers: false, busy: true });
    await scene.clock.advance(25_000);
    scene.answers = true;
    scene.busy = false;
    expect(scene.kills).toBe(0);
  });

  it('and computes without end is killed on a busy machine when it had its 3 s of a processor', async () => {
    const scene = await loaded();
    Object.assign(scene, { answers: false, busy: true });
    for (let second = 0; second < 5; second += 1) {
      scene.processorMs = (scene.processorMs ?? 0) + 500;
      await scene.clock.advance(1_000);
    }
    expect(scene.kills).toBe(0);
    for (let second = 0; second < 4; second += 1) {
      scene.processorMs = (scene.processorMs ?? 0) + 500;
      await scene.clock.advance(1_000);
    }
    expect(scene.kills).toBe(1);
  });

  it('is not killed because the main process itself was held up', async () => {
    const scene = await loaded();
    scene.answers = false;
    await scene.clock.advance(1_000);
    await scene.clock.holdUp(60_000);
    expect(scene.kills).toBe(0);
  });

  it('and hangs again and again is given longer each time', async () => {
    const scene = await loaded();
    scene.answers = false;
    const killedAtMs: number[] = [];
    for (let half = 0; half < 120; half += 1) {
      const before = scene.kills;
      await scene.clock.advance(500);
      scene.finishLoad();
      if (scene.kills > before) killedAtMs.push(scene.clock.monotonicMs());
    }
    const between = killedAtMs.slice(1).map((at, index) => at - (killedAtMs[index] ?? 0));
    expect(between.length).toBeGreaterThanOrEqual(3);
    for (const [index, span] of between.entries()) expect(span).toBeGreaterThan(6_000 * 2 ** index);
  });

  it.each(['crashed', 'left'])('that has %s is loaded again at once', async (reason) => {
    const scene = await loaded();
    scene.sign({ kind: 'gone', reason });
    await scene.clock.advance(100);
    expect([scene.loads, scene.kills, scene.gone]).toEqual([2, 0, [reason]]);
  });

  it('is loaded anew on demand, and a load that it replaced means nothing', async () => {
    const scene = await loaded();
    scene.living.restart();
    scene.living.restart();
    scene.failLoad(2);
    await scene.clock.advance(1_000);
    expect(scene.loads).toBe(3);
  });

  it('that someone is examining is left alone', async () => {
    const scene = await loaded();
    Object.assign(scene, { answers: false, leftAlone: true });
    await scene.clock.advance(60_000);
    expect(scene.kills).toBe(0);
  });

  it('that nobody looks after any longer is left alone', async () => {
    const scene = await loaded();
    scene.living.stop();
    scene.answers = false;
    scene.sign({ kind: 'gone', reason: 'crashed' });
    await scene.clock.advance(60_000);
    expect([scene.loads, scene.kills, scene.gone]).toEqual([1, 0, []]);
    await scene.living.loaded();
  });
});
