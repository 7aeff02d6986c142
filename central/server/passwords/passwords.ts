import { argon2id, hash, verify } from 'argon2';
import { knownPasswords } from './known-passwords.ts';

/** What central knows of passwords. Each use takes 64 MB and all of a core for a moment, so few are in hand at once. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  /** Whether a password fits; `busy` when as many wait as may wait. Those who are `known` go first. */
  readonly verify: (hash: string, password: string, who: Waiting) => Promise<boolean | 'busy'>;
  /** Whether a password is one of those that attackers try first. */
  readonly isKnown: (password: string) => boolean;
};

/** `known`: someone who has signed in from that device before. */
export type Waiting = 'known' | 'stranger';

/** The hash of a password that no one has, so that an unknown name takes as long as a wrong password. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,p=4,t=3$Xc0Vnt8kt/TZ9T45dTLnHw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** When as many passwords are being verified as can be: soon there is room again. */
export const BUSY_MS = 3_000;

const AT_ONCE = 2;
/** Two at a time take about 0.1 s each on a small machine: no one waits for more than some seconds. */
const MOST_WAITING = 32;

/** Argon2id, at most two at a time, behind a queue that strangers cannot fill for those who are known. */
export function argonPasswords(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): Passwords {
  const queues: Readonly<Record<Waiting, (() => void)[]>> = { known: [], stranger: [] };
  let working = 0;

  const next = (): void => {
    const start = queues.known.shift() ?? queues.stranger.shift();
    if (start) start();
    else working -= 1;
  };
  async function turn<Result>(who: Waiting, work: () => Promise<Result>): Promise<Result | 'busy'> {
    if (working >= atOnce) {
      const queue = queues[who];
      if (queue.length >= mostWaiting) return 'busy';
      await new Promise<void>((resolve) => queue.push(resolve));
    } else working += 1;
    try {
      return await work();
    } finally {
      next();
    }
  }

  return {
    hash: async (password) => {
      const made = await turn('known', () => hash(password, { type: argon2id }));
      if (made === 'busy') throw new Error('too many passwords are being made at once');
      return made;
    },
    verify: (known, password, who) => turn(who, () => verify(known, password)),
    isKnown: knownPasswords(),
  };
}
