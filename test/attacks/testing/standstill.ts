import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { TestKiosk } from '../../../central/server/testing/index.ts';
import { emptyHead } from '../../../domain/journal/index.ts';
import { heartbeat } from '../../../domain/wire/index.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What `npm run attack` shows beside the attack, e.g. a time. */
    figure?: string;
  }
}

/** Measures how long this thread works at most between two looks, whatever else the machine does; the returned function ends it. */
function measureWork(): () => number {
  let last = process.threadCpuUsage();
  let longestUs = 0;
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longestUs = Math.max(longestUs, now.user - last.user + now.system - last.system);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.round(longestUs / 1_000);
  };
}

/** Node.js' channel on which every child process is announced. */
const CHILDREN = 'child_process';

/** Then it is plain that a kiosk is answered. */
const MOST_BEATS = 40;

/** What was seen while something was imported. */
export type Standstill<Answer> = {
  readonly answer: Answer;
  /** A kiosk's requests that were answered before the import ended. */
  readonly answered: number;
  /** Processes that were started for it. */
  readonly readers: number;
  /** In words: how long the event loop was busy and stood still at most, and how long all of it took. It depends on the machine. */
  readonly figure: string;
};

/** Imports, and lets a kiosk ask again and again until the import has ended. */
export async function whileImporting<Answer>(
  kiosk: TestKiosk,
  work: () => Promise<Answer>,
): Promise<Standstill<Answer>> {
  let readers = 0;
  const count = (): void => {
    readers += 1;
  };
  subscribe(CHILDREN, count);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const longestWork = measureWork();
  delay.enable();
  const from = performance.now();
  let hasEnded = false;
  const imported = work().finally(() => {
    hasEnded = true;
  });
  let answered = 0;
  try {
    while (!hasEnded && answered < MOST_BEATS) {
      await kiosk.ask(heartbeat, BEAT);
      if (!hasEnded) answered += 1;
    }
    const answer = await imported;
    const whole = Math.round(performance.now() - from);
    delay.disable();
    const figure = `${longestWork()} ms of work at once at most, ${Math.round(delay.max / 1e6)} ms of standstill, ${answered} heartbeats in ${whole} ms`;
    return { answer, answered, readers, figure };
  } finally {
    unsubscribe(CHILDREN, count);
    delay.disable();
  }
}

const BEAT = {
  version: '1.0.0',
  bootId: '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f',
  screen: 'in-order' as const,
  devices: [],
  head: emptyHead(1),
  waiting: 0,
};
