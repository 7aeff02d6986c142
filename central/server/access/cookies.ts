import type { FastifyReply, FastifyRequest } from 'fastify';

/** The two cookies of a browser at the console. */
export type Cookies = {
  /** The token of a session; it ends with the browser. */
  readonly session: Cookie;
  /** The token by which a device is known from which somebody has signed in: it lets nobody in, it only spares waiting. */
  readonly device: Cookie;
};

type Cookie = {
  readonly read: (request: FastifyRequest) => string;
  readonly give: (reply: FastifyReply, token: string) => void;
};

const ONE_YEAR_S = 31_536_000;

/**
 * Cookies that scripts cannot read and other sites cannot send. Behind TLS they carry `__Host-` (RFC 6265bis, clause 4.1.3.2): no other
 * host of the town's domain, and nobody on a line in clear text, can set them. Browsers take that name over TLS alone.
 */
export function cookiesFor(secure: boolean): Cookies {
  const cookie = (plainName: string, maxAge?: number): Cookie => {
    const name = secure ? `__Host-${plainName}` : plainName;
    return {
      read: (request) => request.cookies[name] ?? '',
      give: (reply, token) => {
        reply.setCookie(name, token, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure,
          ...(maxAge === undefined ? {} : { maxAge }),
        });
      },
    };
  };
  return { session: cookie('townhall_session'), device: cookie('townhall_device', ONE_YEAR_S) };
}
