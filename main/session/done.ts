import type { Done } from '../../domain/ipc/index.ts';

/** What a call from the screen is answered with when it did what was asked. */
export const done = { kind: 'done' } as const satisfies Done;
/** What it is answered with when the screen asked for something that this place does not have. */
export const notNow = { kind: 'not-now' } as const satisfies Done;
