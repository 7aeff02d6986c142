import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Where central is found from outside, e.g. `https://central.town.example`: without a slash at the end. */
export type AddressOf = (request: Pick<FastifyRequest, 'socket'>) => string;

/**
 * What central says of its own address: the setting, and without one where the connection was taken. Never a header: what a caller
 * writes there would be handed to others.
 */
export const publicAddress =
  (publicUrl: string | null): AddressOf =>
  ({ socket: { localAddress = '127.0.0.1', localPort } }) => {
    if (publicUrl !== null) return publicUrl;
    const host = isIPv6(localAddress) ? `[${localAddress}]` : localAddress;
    return `http://${host}${localPort === undefined ? '' : `:${localPort}`}`;
  };
