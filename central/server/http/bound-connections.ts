import { BlockList, isIPv6, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How many connections are open at once. */
export type ConnectionLimits = {
  readonly connections: number;
  /** Of one address; the named proxies may have all. */
  readonly connectionsPerAddress: number;
};

/** Closes at once what is over the limit, so that what is open goes on being served. */
export function boundConnections(
  app: FastifyInstance,
  { connections, connectionsPerAddress }: ConnectionLimits,
  proxies: readonly string[],
): void {
  app.server.maxConnections = connections;
  const named = blockListOf(proxies);
  const open = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (named.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return;
    const before = open.get(address) ?? 0;
    if (before >= connectionsPerAddress) {
      socket.destroy();
      return;
    }
    open.set(address, before + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

/** Addresses and networks such as `10.0.0.5` and `2001:db8::/32` as a list that can be asked. */
function blockListOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of addresses) {
    const [address = '', bits] = one.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
