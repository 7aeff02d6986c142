import { readFileSync } from 'node:fs';

const LIST = new URL('known-passwords.txt', import.meta.url);

/**
 * Whether a password is one of those that attackers try first: of the list of those that were stolen and used most, also with digits and signs behind
 * it (`Football2026!`), or the same few characters again and again. The list is read when the first password is compared.
 */
export function knownPasswords(): (password: string) => boolean {
  let list: ReadonlySet<string> | undefined;
  return (password) => {
    list ??= new Set(readFileSync(LIST, 'utf8').trimEnd().split('\n'));
    const plain = password.normalize('NFKC').toLowerCase().trim();
    const word = plain.replace(/[^\p{L}]+$/u, '');
    return list.has(plain) || list.has(word) || REPEATED.test(plain);
  };
}

/** One to four characters and nothing but them. */
const REPEATED = /^(.{1,4}?)\1+$/su;
