import { type Person, personOfRow } from '../access/index.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { BUSY_MS, NOBODYS_HASH } from '../passwords/index.ts';
import { confirmedSecret, takeCode } from '../second-factor/index.ts';
import { type Bucket, claimTry, forgetTries, GROWING, giveBackTry } from '../throttle/index.ts';
import { isKnownDevice, rememberDevice } from './known-devices.ts';
import { beginSession } from './sessions.ts';

export type SignedIn =
  | {
      readonly kind: 'signed-in';
      readonly person: Person;
      /** Of the session, and of the device from which it began. */
      readonly token: string;
      readonly device: string;
    }
  | { readonly kind: 'refused' }
  /** Name and password fit; the person's app has to show a code besides. */
  | { readonly kind: 'code-wanted' }
  | { readonly kind: 'code-refused' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

/** From where somebody signs in. */
export type Door = {
  readonly address: string;
  /** The token that the browser's device cookie holds; empty without one. */
  readonly device: string;
};

/** The name of what counts the failures of strangers with one person's name. */
export const bucketOfStrangers = (userName: string): string => `sign-in:user:${sha256(userName)}`;

/**
 * Signs a person in. After some failures each further try waits, longer every time: for this person from this address. A device from which
 * the person has signed in before counts by itself, so that no stranger can shut a clerk out.
 */
export async function signInPerson(
  central: Central,
  typed: { readonly userName: string; readonly password: string; readonly code?: string | undefined },
  { address, device }: Door,
): Promise<SignedIn> {
  const { db, limits, passwords } = central;
  const now = central.now();
  const isKnown = await isKnownDevice(central, typed.userName, device);
  const buckets = isKnown
    ? [growing(central, `device:${sha256(device)}:${typed.userName}`)]
    : bucketsOfStranger(central, typed.userName, address);
  const claim = await claimTry(db, buckets, limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return { kind: 'throttled', retryAfterMs: Math.ceil(claim.retryAfterMs) };
  const user = await db
    .selectFrom('users')
    .selectAll()
    .where('user_name', '=', typed.userName)
    .where('disabled_at', 'is', null)
    .$if(!central.demo, (query) => query.where('demo', '=', false))
    .executeTakeFirst();
  const who = isKnown ? 'known' : 'stranger';
  const fits = await passwords.verify(user?.password_hash ?? NOBODYS_HASH, typed.password, who);
  if (fits === 'busy') {
    await giveBackTry(db, claim.tryIds);
    return { kind: 'throttled', retryAfterMs: BUSY_MS };
  }
  if (!user || !fits) return { kind: 'refused' };
  const { user_name } = user;
  const secret = await confirmedSecret(db, user_name);
  if (secret !== null && typed.code === undefined) {
    await giveBackTry(db, claim.tryIds);
    return { kind: 'code-wanted' };
  }
  // A wrong code counts as a wrong password does: six digits are guessed soon.
  if (secret !== null && !(await takeCode(db, { userName: user_name, secret }, typed.code ?? '', now)))
    return { kind: 'code-refused' };
  await giveBackTry(db, claim.tryIds);
  await forgetTries(
    db,
    buckets.filter((bucket) => bucket.growing).map(({ name }) => name),
  );
  const token = await beginSession(central, user, now);
  if (token === null) return { kind: 'refused' };
  return {
    kind: 'signed-in',
    person: personOfRow(central, { ...user, has_factor: secret !== null }),
    token,
    device: await rememberDevice(central, user_name, device),
  };
}

const bucketsOfStranger = (central: Central, userName: string, address: string): Bucket[] => [
  growing(central, `pair:${sha256(`${address} ${userName}`)}`),
  { name: bucketOfStrangers(userName), limit: central.limits.signInsFailedPerUserByStrangers },
  { name: `sign-in:address:${sha256(address)}`, limit: central.limits.signInsFailedPerAddress },
];

const growing = ({ limits }: Central, what: string): Bucket => ({
  name: `${GROWING}sign-in:${what}`,
  limit: limits.signInsFailedPerUser,
  growing: {
    firstMs: limits.signInFirstWaitMs,
    longestMs: limits.signInLongestWaitMs,
    memoryMs: limits.signInMemoryMs,
  },
});
