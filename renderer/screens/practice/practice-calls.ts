import type { KioskBridge } from '../../frame/index.ts';

type Calls = KioskBridge['calls'];

/** These end the practice, and are the kiosk's as everywhere. */
const REAL = ['session.end', 'session.showLanguages'] as const;

/** The calls of a screen that is practised on: what is not answered here fails, and nothing of it reaches main. */
export function practiceCalls(real: Calls, answers: Partial<Calls>): Calls {
  const unknown = (): Promise<never> => Promise.reject(new Error('no part of the practice'));
  const kept = Object.fromEntries(REAL.map((name) => [name, real[name]]));
  // Every name has a call; which one it is, an object of entries cannot say.
  return new Proxy({ ...kept, ...answers } as Calls, {
    get: (known, name) => Reflect.get(known, name) ?? unknown,
  });
}

/** The answer of a call that only leads to another step. */
export const leadsTo = async (go: () => void): Promise<{ readonly kind: 'done' }> => {
  go();
  return { kind: 'done' };
};
