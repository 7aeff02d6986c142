import { isIPv6 } from 'node:net';
import type { Endpoint, MachineSettings } from '../machine-settings.ts';
import { PLACES } from '../places.ts';

/**
 * What may leave the machine: the kiosk reaches central and its devices, the system its name servers, its clock and its updates.
 * Nothing may come in but answers and, where IT wants it, SSH.
 */
export function firewall(settings: MachineSettings): string {
  const { central, devices, nameServers, timeServers, sshFrom } = settings;
  return `#!/usr/sbin/nft -f
flush ruleset
table inet townhall {
  chain input {
    type filter hook input priority filter; policy drop;
    iif lo accept
    ct state established,related accept
    # ICMP of both families, by number: a small Debian has no list of protocol names.
    meta l4proto { 1, 58 } limit rate 20/second accept
    udp sport 67 udp dport 68 accept
    udp sport 547 udp dport 546 accept
${lines(sshFrom.map((address) => `${from(address)} tcp dport 22 accept`))}  }
  chain forward {
    type filter hook forward priority filter; policy drop;
  }
  chain output {
    type filter hook output priority filter; policy drop;
    oif lo accept
    ct state established,related accept
    meta l4proto 58 accept
    udp sport 68 udp dport 67 accept
    udp sport 546 udp dport 547 accept
${lines([
  ...nameServers.map((address) => `${to(address)} meta l4proto { tcp, udp } th dport 53 accept`),
  ...timeServers.map((address) => `${to(address)} udp dport 123 accept`),
  ...[...central, ...devices].map((one) => `meta skuid ${PLACES.user} ${endpoint(one)} accept`),
  'meta skuid _apt tcp dport { 80, 443 } accept',
  'reject with icmpx admin-prohibited',
])}  }
}
`;
}

const family = (address: string): string => (isIPv6(address) ? 'ip6' : 'ip');
const from = (address: string): string => `${family(address)} saddr ${address}`;
const to = (address: string): string => `${family(address)} daddr ${address}`;
const endpoint = ({ address, port }: Endpoint): string => `${to(address)} tcp dport ${port}`;
const lines = (rules: readonly string[]): string => rules.map((rule) => `    ${rule}\n`).join('');
