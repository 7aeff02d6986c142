import { randomBytes } from 'node:crypto';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { PasswordProblem } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { passwordProblem } from '../passwords/index.ts';

export type NewPassword =
  | { readonly kind: 'hashed'; readonly password_hash: string }
  | { readonly kind: 'refused'; readonly reason: PasswordProblem };

/** The hash of a password that a person has chosen, or why it is refused. The one way from a typed password to what is stored. */
export async function newPasswordHash(
  central: Central,
  whose: { readonly userName: string; readonly townId: string | null },
  password: string,
): Promise<NewPassword> {
  const guessable = [whose.userName, ...(await namesOfTowns(central, whose.townId))];
  const reason = passwordProblem(password, central.passwords.isKnown, guessable);
  if (reason !== null) return { kind: 'refused', reason };
  return { kind: 'hashed', password_hash: await central.passwords.hash(password) };
}

/** A password of 120 random bits, and its hash. */
export async function newRandomPassword({
  passwords,
}: Central): Promise<{ readonly password: string; readonly password_hash: string }> {
  const password = randomBytes(15).toString('base64url');
  return { password, password_hash: await passwords.hash(password) };
}

/** What a town is called, in every language; null: all towns. */
async function namesOfTowns({ db }: Central, townId: string | null): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('towns')
    .select(['town_id', 'definition'])
    .$if(townId !== null, (query) => query.where('town_id', '=', townId ?? ''))
    .execute();
  return rows.flatMap(({ town_id, definition }) => [
    town_id,
    ...Object.values(TownDefinition.parse(definition).name),
  ]);
}
