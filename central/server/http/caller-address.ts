import { isIP, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * The address of the one who called: what the named proxies say, and nothing but an IP address. What a proxy writes that is no address
 * leaves the nearest hop that is one. An address of IPv6 stands for its network of 64 bits, all of which belongs to one caller.
 */
export function callerAddress({ ips, ip, socket }: Pick<FastifyRequest, 'ips' | 'ip' | 'socket'>): string {
  const hops = (ips ?? [ip]).map(asAddress).filter((hop) => hop !== null);
  return hops.at(-1) ?? asAddress(socket.remoteAddress ?? '') ?? '';
}

/** An address in one writing, or null. A port behind it is left out. */
function asAddress(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const [mapped = bare] = [/^::ffff:([\d.]+)$/i.exec(bare)?.[1]];
  if (isIPv6(mapped)) return networkOf(mapped);
  return isIP(mapped) ? mapped : null;
}

const GROUPS = 8;
const NETWORK_GROUPS = 4;

function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  // The last 32 bits may be written as an address of IPv4; they are no part of the network.
  const [head = '', tail] = plain.replace(/[\d.]+\.[\d.]+$/, '0:0').split('::');
  const groups = (part: string | undefined): string[] => (part ? part.split(':') : []);
  const [first, last] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? [] : Array<string>(GROUPS - first.length - last.length).fill('0');
  const network = [...first, ...zeros, ...last].slice(0, NETWORK_GROUPS);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
