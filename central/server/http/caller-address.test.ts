import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { callerAddress } from './index.ts';

const socket = { remoteAddress: '::ffff:10.0.0.1' } as Socket;
const address = (...ips: string[]): string => callerAddress({ ips, ip: ips.at(-1) ?? '', socket });

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
])('%s is %s', (text, expected) => expect(address('10.0.0.1', text)).toBe(expected));

it.each(['unknown', '_hidden', "' or 1=1", '999.1.1.1', '', '203.0.113.7, 203.0.113.8'])(
  'what is no address (%s) leaves the nearest hop that is one',
  (text) => {
    expect(address('10.0.0.1', '10.0.0.2', text)).toBe('10.0.0.2');
    expect(callerAddress({ ip: text, socket } as Parameters<typeof callerAddress>[0])).toBe('10.0.0.1');
  },
);
