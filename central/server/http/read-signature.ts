import { isInnerList, parseDictionary } from 'structured-headers';
import { SIGNATURE_LABEL, SIGNED_COMPONENTS } from '../../../domain/wire/index.ts';

/** What a request says about its signature; nothing of it is proved yet. */
export type ClaimedSignature = {
  readonly keyId: string;
  readonly nonce: string;
  readonly createdMs: number;
};

const NONCE = /^[A-Za-z0-9+/=_-]{16,100}$/;
const LONGEST_HEADER = 2_000;

/**
 * Reads `Signature-Input` (RFC 9421, clause 4.1): exactly one signature with our label, over all of our components
 * without parameters, with `created`, `nonce`, `keyid` and `alg`. Null when anything is missing or too much.
 */
export function readSignature(header: string | string[] | undefined): ClaimedSignature | null {
  if (typeof header !== 'string' || header.length > LONGEST_HEADER) return null;
  try {
    const dictionary = parseDictionary(header);
    const member = dictionary.get(SIGNATURE_LABEL);
    if (dictionary.size !== 1 || !member || !isInnerList(member)) return null;
    const [items, parameters] = member;
    const plain = items.every(
      ([name, itsParameters]) => typeof name === 'string' && itsParameters.size === 0,
    );
    const names = items.map(([name]) => name);
    const complete = SIGNED_COMPONENTS.every((component) => names.includes(component));
    if (!plain || !complete || names.length !== SIGNED_COMPONENTS.length) return null;
    const keyId = parameters.get('keyid');
    const nonce = parameters.get('nonce');
    const created = parameters.get('created');
    if (parameters.get('alg') !== 'ed25519') return null;
    if (typeof keyId !== 'string' || typeof nonce !== 'string' || !NONCE.test(nonce)) return null;
    if (typeof created !== 'number' || !Number.isSafeInteger(created)) return null;
    return { keyId, nonce, createdMs: created * 1000 };
  } catch {
    return null;
  }
}
