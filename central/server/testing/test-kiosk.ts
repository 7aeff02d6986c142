import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { z } from 'zod';
import { referencePrefix } from '../../../domain/transaction/index.ts';
import {
  type Contract,
  ENROLLING_KEY_ID,
  enrol,
  SIGNATURE_LABEL,
  SIGNED_COMPONENTS,
} from '../../../domain/wire/index.ts';

export type KioskKey = { readonly privateKey: KeyObject; readonly publicKey: string };

export function newKey(): KioskKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return { privateKey, publicKey: raw.toString('base64') };
}

/** What a test may change about a request. */
export type Changes = {
  readonly createdMs?: number;
  readonly nonce?: string;
  readonly keyId?: string;
  readonly alg?: string;
  readonly components?: readonly string[];
  readonly label?: string;
  readonly key?: KioskKey;
  /** What is sent instead of what was signed. */
  readonly sentBody?: string;
  readonly sentPath?: string;
  readonly sentHeaders?: Readonly<Record<string, string>>;
  /** `GET` has no body: the digest is that of an empty one. */
  readonly method?: 'GET' | 'POST';
};

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

/** Signs a request as a kiosk does, and sends it. */
export async function sendSigned(
  address: string,
  path: string,
  body: unknown,
  keyId: string,
  key: KioskKey,
  changes: Changes = {},
): Promise<Answer> {
  const send = await signRequest(address, path, body, keyId, key, changes);
  return send();
}

/** Signs a request as a kiosk does; the returned function sends it. */
async function signRequest(
  address: string,
  path: string,
  body: unknown,
  keyId: string,
  key: KioskKey,
  changes: Changes,
): Promise<() => Promise<Answer>> {
  const method = changes.method ?? 'POST';
  const text = method === 'GET' ? '' : JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-digest': `sha-256=:${createHash('sha256').update(text).digest('base64')}:`,
  };
  const signer = changes.key ?? key;
  const signed = await httpbis.signMessage(
    {
      name: changes.label ?? SIGNATURE_LABEL,
      fields: [...(changes.components ?? SIGNED_COMPONENTS)],
      params: ['created', 'nonce', 'keyid', 'alg'],
      paramValues: {
        created: new Date(changes.createdMs ?? Date.now()),
        nonce: changes.nonce ?? randomBytes(16).toString('base64url'),
        keyid: changes.keyId ?? keyId,
        alg: changes.alg ?? 'ed25519',
      },
      key: { sign: async (data) => sign(null, data, signer.privateKey) },
    },
    { method, url: `${address}${path}`, headers },
  );
  return async () => {
    const answer = await fetch(`${address}${changes.sentPath ?? path}`, {
      method,
      headers: { ...(signed.headers as Record<string, string>), ...changes.sentHeaders },
      ...(method === 'GET' ? {} : { body: changes.sentBody ?? text }),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
}

export type TestKiosk = {
  readonly kioskId: string;
  /** What its references begin with, e.g. `MILL1`. */
  readonly prefix: string;
  readonly epoch: number;
  readonly key: KioskKey;
  readonly ask: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    body: z.infer<Request>,
    changes?: Changes,
  ) => Promise<z.infer<Response>>;
  /** The same, whatever the answer is. */
  readonly send: (path: string, body: unknown, changes?: Changes) => Promise<Answer>;
  /** Signs a request; the returned function sends it, as often as it is called. */
  readonly sign: (path: string, body: unknown) => Promise<() => Promise<Answer>>;
};

/** Enrols a kiosk with a one-time code. */
export async function enrolTestKiosk(
  address: string,
  code: string,
  key = newKey(),
  changes: Changes = {},
): Promise<TestKiosk> {
  const body = { code, publicKey: key.publicKey };
  const answer = await sendSigned(address, enrol.path, body, ENROLLING_KEY_ID, key, changes);
  const enrolled = enrol.response.parse(JSON.parse(answer.text));
  if (enrolled.kind !== 'enrolled') throw new Error(`not enrolled: ${answer.text}`);
  return kioskAt(address, enrolled, key);
}

export function kioskAt(
  address: string,
  { kioskId, kioskCode, epoch }: { kioskId: string; kioskCode: string; epoch: number },
  key: KioskKey,
): TestKiosk {
  const send = (path: string, body: unknown, changes: Changes = {}): Promise<Answer> =>
    sendSigned(address, path, body, kioskId, key, changes);
  return {
    kioskId,
    prefix: referencePrefix({ kioskCode, epoch }),
    epoch,
    key,
    send,
    sign: (path, body) => signRequest(address, path, body, kioskId, key, {}),
    ask: async (contract, body, changes) => {
      const answer = await send(contract.path, body, changes);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      return contract.response.parse(JSON.parse(answer.text)) as z.infer<typeof contract.response>;
    },
  };
}
