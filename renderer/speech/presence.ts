import type { KioskBridge } from '../../domain/ipc/index.ts';

const EVERY_MS = 1_000;

/** Tells main each second that speech sounds: a listener is there without touching anything. */
export type Presence = { readonly sounds: (now: boolean) => void };

export function createPresence(calls: Pick<KioskBridge['calls'], 'session.heard'>): Presence {
  let timer: ReturnType<typeof setInterval> | null = null;
  const tell = (): void => void calls['session.heard']({}).catch(() => undefined);
  return {
    sounds: (now) => {
      if (now === (timer !== null)) return;
      if (timer !== null) clearInterval(timer);
      timer = now ? setInterval(tell, EVERY_MS) : null;
      // Also when it ends: the wait begins with the silence.
      tell();
    },
  };
}
