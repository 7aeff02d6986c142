import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Contract } from '../../../domain/wire/index.ts';
import type { Central } from '../central.ts';
import {
  callerAddress,
  RefusedRequest,
  SMALL_BODY,
  serveContract,
  signedBodies,
  verifySignature,
} from '../http/index.ts';
import { type AuthenticatedKiosk, findKiosk } from './authenticated-kiosk.ts';

type Handler<Request extends z.ZodType, Response extends z.ZodType> = (
  input: z.infer<Request>,
  kiosk: AuthenticatedKiosk,
) => Promise<z.infer<Response>>;

export type KioskCallers = {
  /** Serves a contract to kiosks. */
  readonly serve: <Request extends z.ZodType, Response extends z.ZodType>(
    contract: Contract<Request, Response>,
    handler: Handler<Request, Response>,
    options?: { readonly bodyLimit?: number },
  ) => void;
  /** A scope whose requests are signed, for what needs hooks or answers of its own. */
  readonly scope: (fill: (scope: FastifyInstance) => void) => void;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed the request; null outside the kiosks' routes. */
    kiosk: AuthenticatedKiosk | null;
  }
}

/** Serves kiosks. The signature is verified before the body is read. */
export function kioskCallers(app: FastifyInstance, central: Central): KioskCallers {
  const scope: KioskCallers['scope'] = (fill) => {
    app.register(async (signed) => {
      signedBodies(signed);
      signed.addHook('onRequest', async (request) => {
        request.kiosk = await signer(central, request);
      });
      fill(signed);
    });
  };
  return {
    scope,
    serve: (contract, handler, { bodyLimit = SMALL_BODY } = {}) =>
      scope((signed) =>
        serveContract(
          signed,
          contract,
          { bodyLimit, tag: 'kiosk', signedBy: ['kioskSignature'] },
          (input, request) => handler(input, kioskOf(request)),
        ),
      ),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function signer(central: Central, request: FastifyRequest): Promise<AuthenticatedKiosk> {
  let kiosk: AuthenticatedKiosk | null = null;
  const verified = await verifySignature(central, request, async ({ keyId }) => {
    kiosk = UUID.test(keyId) ? await findKiosk(central.db, keyId) : null;
    return kiosk?.publicKey ?? null;
  });
  if (verified.kind === 'refused') throw refuseKiosk(request, verified.why);
  return kioskOf({ kiosk });
}

/** The refusal of a request whose signature does not fit; the log says why. */
export function refuseKiosk(request: FastifyRequest, why: string): RefusedRequest {
  request.log.warn({ event: 'kiosk-request-refused', why, address: callerAddress(request) });
  return new RefusedRequest('not-signed-in');
}

/** Who signed a request. */
export function kioskOf({ kiosk }: { readonly kiosk: AuthenticatedKiosk | null }): AuthenticatedKiosk {
  if (!kiosk) throw new RefusedRequest('not-signed-in');
  return kiosk;
}
